package stardust.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import stardust.report.html.TraceDetail.Depth;
import stardust.report.model.TraceEvent;
import stardust.report.sample.SampleTrace;

class TracePackerTest {

  private static final List<TraceEvent> TRACE = new SampleTrace(1).joins("A").events();

  @Test
  void keepsEveryEventIfThereIsRoom() {
    Map<String, Object> packed = new TracePacker(new Depth(1024, 1024, 500, 2000)).pack(TRACE);

    assertThat(packed).containsEntry("lower", 0).containsEntry("gap", List.of(TRACE.size(), 0));
    assertThat(rows(packed)).hasSize(TRACE.size());
  }

  @Test
  void leavesTheMiddleOutAndSaysHowManyEvents() {
    Map<String, Object> packed = new TracePacker(new Depth(1024, 1024, 500, 10)).pack(TRACE);

    assertThat(packed).containsEntry("gap", List.of(5, TRACE.size() - 10));
    assertThat(rows(packed)).hasSize(10);
  }

  @Test
  void leavesLowerLayersOutAndSaysHowMany() {
    Map<String, Object> packed =
        new TracePacker(new Depth(1024, Depth.LEAVE_OUT, 500, 2000)).pack(TRACE);

    assertThat(rows(packed)).hasSize(7);
    assertThat(packed).containsEntry("lower", TRACE.size() - 7);
  }

  @Test
  void keepsEachTextOnce() {
    Map<String, Object> packed = new TracePacker(new Depth(0, 0, 500, 2000)).pack(TRACE);

    assertThat((List<?>) packed.get("s")).doesNotHaveDuplicates();
  }

  private static List<?> rows(Map<String, Object> packed) {
    return (List<?>) java.util.Objects.requireNonNull(packed.get("e"));
  }
}
