package stardust.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ByteQueueTest {

  private final ByteQueue queue = new ByteQueue();

  @Test
  void givesBackWhatWasAppendedInOrder() {
    queue.append(Bytes.fromHex("0102"));
    queue.append(Bytes.fromHex("030405"));
    assertThat(queue.take(3)).isEqualTo(Bytes.fromHex("010203"));
    assertThat(queue.takeAll()).isEqualTo(Bytes.fromHex("0405"));
    assertThat(queue.isEmpty()).isTrue();
  }

  @Test
  void peeksWithoutTaking() {
    queue.append(Bytes.fromHex("00fffefdfc"));
    assertThat(queue.peek(1)).isEqualTo(0xff);
    assertThat(queue.peekInt32(1)).isEqualTo(0xfffefdfcL);
    assertThat(queue.size()).isEqualTo(5);
  }

  @Test
  void peeksAVarintUpToItsOwnEnd() {
    queue.append(Bytes.fromHex("00ac02"));
    queue.skip(1);
    assertThat(queue.peekVarint(0)).isEqualTo(new Varint.Value(300, 2));
    queue.skip(1);
    queue.append(Bytes.fromHex("80"));
    assertThat(queue.peekVarint(1)).isEqualTo(new Varint.Incomplete());
    assertThat(queue.peekVarint(2)).isEqualTo(new Varint.Incomplete());
  }

  @Test
  void refusesToTakeMoreThanIsThere() {
    queue.append(new byte[2]);
    assertThatThrownBy(() -> queue.take(3)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> queue.peek(2)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void keepsEveryByteOverManyChunks() {
    Random random = new Random(2);
    ArrayDeque<Byte> expected = new ArrayDeque<>();
    for (int i = 0; i < 5_000; i++) {
      byte[] chunk = new byte[random.nextInt(90)];
      random.nextBytes(chunk);
      queue.append(chunk);
      for (byte b : chunk) {
        expected.add(b);
      }
      for (byte b : queue.take(random.nextInt(queue.size() + 1))) {
        assertThat(b).isEqualTo(expected.remove());
      }
      assertThat(queue.size()).isEqualTo(expected.size());
    }
  }
}
