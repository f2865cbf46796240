package stardust.report.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import stardust.report.sample.SampleScenario;
import stardust.report.sample.SampleTrace;
import stardust.report.sequence.Sequence;
import stardust.report.trace.TraceDetail.Depth;

class TracePackerTest {

  private static final Sequence JOIN =
      Sequence.of(
          SampleScenario.of("A join", "JOIN-01").trace(new SampleTrace(1).joins("A")).build());

  private static final int ROWS = JOIN.rows().size();

  @Test
  void keepsEveryRowIfThereIsRoom() {
    Map<String, Object> packed = new TracePacker(new Depth(1024, 1024, 500, 2000)).pack(JOIN);

    assertThat(packed).containsEntry("lower", 0).containsEntry("gap", List.of(ROWS, 0));
    assertThat(rows(packed)).hasSize(ROWS);
  }

  @Test
  void leavesTheMiddleOutAndSaysHowManyRows() {
    Map<String, Object> packed = new TracePacker(new Depth(1024, 1024, 500, 4)).pack(JOIN);

    assertThat(packed).containsEntry("gap", List.of(2, ROWS - 4));
    assertThat(rows(packed)).hasSize(4);
  }

  @Test
  void leavesLowerLayersOutAndSaysHowManyFrames() {
    Map<String, Object> packed =
        new TracePacker(new Depth(1024, Depth.LEAVE_OUT, 500, 2000)).pack(JOIN);

    assertThat(rows(packed)).hasSize(ROWS);
    assertThat((Integer) packed.get("lower")).isGreaterThan(30);
  }

  @Test
  void keepsEachTextOnce() {
    Map<String, Object> packed = new TracePacker(new Depth(0, 0, 500, 2000)).pack(JOIN);

    assertThat((List<?>) packed.get("s")).doesNotHaveDuplicates();
  }

  private static List<?> rows(Map<String, Object> packed) {
    return (List<?>) Objects.requireNonNull(packed.get("rows"));
  }
}
