package stardust.report.trace;

import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.p;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.script;

import j2html.tags.DomContent;
import j2html.tags.specialized.DivTag;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import stardust.report.page.Asset;
import stardust.report.sequence.Sequence;
import tools.jackson.databind.json.JsonMapper;

/** The traces of a page as data, as detailed as there is room for. */
public final class TraceData {

  /** How a diagram looks. */
  public static final Asset CSS = Asset.load(TraceData.class, "sequence.css");

  /** Unpacks the data and draws it; needs {@link Asset#DOM} before it. */
  public static final Asset JS =
      Asset.of(Asset.load(TraceData.class, "trace.js"), Asset.load(TraceData.class, "sequence.js"));

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static final int MANY = 1000;
  private static final int SAMPLE = 13;
  private static final double MARGIN = 1.2;

  private final int budget;
  private final List<Entry> entries = new ArrayList<>();

  private record Entry(String id, Sequence sequence, boolean foremost) {}

  /**
   * No trace yet.
   *
   * @param budget how many characters all of them may take, if the poorest form does not take more
   */
  public TraceData(int budget) {
    this.budget = budget;
  }

  /**
   * One more.
   *
   * @param id of its element in the page
   * @param foremost whether others are to be cut before it
   */
  public void add(String id, Sequence sequence, boolean foremost) {
    entries.add(new Entry(id, sequence, foremost));
  }

  /** Where the page's script draws a trace. */
  public static DivTag place(String id) {
    return div(p("The page's script draws what passed the wire. It is in results.json too.")
            .withClass("quiet"))
        .withClass("trace")
        .attr("data-trace", id);
  }

  /** The elements that have the data. */
  public DomContent render() {
    Map<String, String> blocks = new LinkedHashMap<>();
    for (TraceDetail detail : TraceDetail.RUNGS) {
      blocks.clear();
      if (mayFit(detail) && fits(detail, blocks)) {
        break;
      }
    }
    return each(blocks, (id, data) -> script(rawHtml(data)).withType("text/plain").withId(id));
  }

  /** Of thousands a few hundred tell whether it is worth to pack all of them. */
  private boolean mayFit(TraceDetail detail) {
    if (entries.size() < MANY || detail.isPoorest()) {
      return true;
    }
    long size = 0;
    for (int i = 0; i < entries.size(); i += SAMPLE) {
      size += packed(detail, entries.get(i)).length();
    }
    return size * SAMPLE < budget * MARGIN;
  }

  private static String packed(TraceDetail detail, Entry entry) {
    Object packed = new TracePacker(detail.of(entry.foremost())).pack(entry.sequence());
    return Deflated.base64(JSON.writeValueAsBytes(packed));
  }

  /** Stops as soon as it does not, unless there is nothing poorer. */
  private boolean fits(TraceDetail detail, Map<String, String> blocks) {
    long size = 0;
    for (Entry entry : entries) {
      String data = packed(detail, entry);
      blocks.put(entry.id(), data);
      size += data.length();
      if (size > budget && !detail.isPoorest()) {
        return false;
      }
    }
    return true;
  }
}
