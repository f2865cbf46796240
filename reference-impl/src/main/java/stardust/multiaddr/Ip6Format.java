package stardust.multiaddr;

import java.util.ArrayList;
import java.util.List;

/** An IPv6 address: the text of RFC 4291, printed as RFC 5952 wants it; sixteen bytes. */
final class Ip6Format implements ValueFormat {

  private static final int GROUPS = 8;
  private static final Ip4Format IP4 = new Ip4Format();

  @Override
  public int length() {
    return GROUPS * Short.BYTES;
  }

  @Override
  public byte[] parse(String text) throws MultiaddrException {
    int gap = text.indexOf("::");
    List<Integer> head = groups(text, gap < 0 ? text : text.substring(0, gap));
    List<Integer> tail = gap < 0 ? List.of() : groups(text, text.substring(gap + 2));
    int written = head.size() + tail.size();
    if (gap < 0 ? written != GROUPS : written >= GROUPS) {
      throw wrong(text);
    }
    byte[] value = new byte[length()];
    put(value, 0, head);
    put(value, GROUPS - tail.size(), tail);
    return value;
  }

  @Override
  public String print(byte[] value) {
    int[] groups = new int[GROUPS];
    for (int i = 0; i < GROUPS; i++) {
      groups[i] = ((value[2 * i] & 0xff) << 8) | (value[2 * i + 1] & 0xff);
    }
    int start = longestZeros(groups);
    int end = start + zerosFrom(groups, start);
    return end - start < 2
        ? join(groups, 0, GROUPS)
        : join(groups, 0, start) + "::" + join(groups, end, GROUPS);
  }

  private static List<Integer> groups(String whole, String part) throws MultiaddrException {
    List<Integer> groups = new ArrayList<>();
    String[] words = part.isEmpty() ? new String[0] : part.split(":", -1);
    for (int i = 0; i < words.length; i++) {
      if (i == words.length - 1 && whole.endsWith(part) && words[i].indexOf('.') >= 0) {
        byte[] ip4 = IP4.parse(words[i]);
        groups.add(((ip4[0] & 0xff) << 8) | (ip4[1] & 0xff));
        groups.add(((ip4[2] & 0xff) << 8) | (ip4[3] & 0xff));
      } else if (words[i].matches("[0-9a-fA-F]{1,4}")) {
        groups.add(Integer.parseInt(words[i], 16));
      } else {
        throw wrong(whole);
      }
    }
    return groups;
  }

  private static void put(byte[] value, int at, List<Integer> groups) {
    for (int i = 0; i < groups.size(); i++) {
      value[2 * (at + i)] = (byte) (groups.get(i) >> 8);
      value[2 * (at + i) + 1] = (byte) (int) groups.get(i);
    }
  }

  private static int longestZeros(int[] groups) {
    int best = 0;
    for (int i = 1; i < GROUPS; i++) {
      if (zerosFrom(groups, i) > zerosFrom(groups, best)) {
        best = i;
      }
    }
    return best;
  }

  private static int zerosFrom(int[] groups, int start) {
    int end = start;
    while (end < GROUPS && groups[end] == 0) {
      end++;
    }
    return end - start;
  }

  private static String join(int[] groups, int from, int to) {
    List<String> words = new ArrayList<>();
    for (int i = from; i < to; i++) {
      words.add(Integer.toHexString(groups[i]));
    }
    return String.join(":", words);
  }

  private static MultiaddrException wrong(String text) {
    return new MultiaddrException("\"" + text + "\" is not an IPv6 address");
  }
}
