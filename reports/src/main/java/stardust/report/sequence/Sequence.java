package stardust.report.sequence;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import stardust.report.model.Failure;
import stardust.report.model.ScenarioResult;
import stardust.report.model.StepResult;
import stardust.report.model.StepStatus;
import stardust.report.model.TraceEvent;
import stardust.report.model.TraceField;
import stardust.report.model.TraceLayer;

/**
 * A scenario's trace as rows in the order of time, with its steps and the point of its failure
 * among them.
 *
 * @param rows in order
 * @param names which id is that of which peer
 */
public record Sequence(List<Row> rows, PeerNames names) {

  public Sequence {
    rows = List.copyOf(rows);
  }

  /** Reads a scenario's trace. */
  public static Sequence of(ScenarioResult scenario) {
    List<Row> rows = new ArrayList<>(wire(scenario.trace()));
    for (StepResult step : scenario.steps()) {
      if (step.status() != StepStatus.SKIPPED && !rows.isEmpty()) {
        rows.add(before(rows, step));
        if (step.status() == StepStatus.FAILED || step.status() == StepStatus.UNDEFINED) {
          rows.add(after(rows, step, scenario));
        }
      }
    }
    rows.sort(Comparator.comparingLong(Row::order));
    return new Sequence(rows, PeerNames.of(scenario.trace()));
  }

  private static List<Row> wire(List<TraceEvent> trace) {
    List<Unit> units = new ArrayList<>();
    List<Row> rows = new ArrayList<>();
    Map<String, ConnectionReader> connections = new LinkedHashMap<>();
    for (TraceEvent event : trace) {
      if (event.layer() == TraceLayer.TESTER) {
        rows.add(
            Row.still(
                RowKind.ACTION,
                Unit.SPREAD * event.seq(),
                event.at(),
                event.name(),
                event.fields()));
      } else {
        connections
            .computeIfAbsent(event.connection(), name -> new ConnectionReader(units::add))
            .accept(event);
      }
    }
    connections.values().forEach(ConnectionReader::finish);
    units.stream().map(Sequence::named).forEach(rows::add);
    rows.sort(Comparator.comparingLong(Row::order));
    return rows;
  }

  private static Row named(Unit unit) {
    if (unit.kind() == RowKind.CONNECT) {
      unit.with(Agreement.ofConnection(unit.events()));
    } else if (unit.kind() == RowKind.NEGOTIATE) {
      unit.with(Agreement.of(unit.events()));
    }
    return unit.row();
  }

  /** In front of the first row that is not earlier. */
  private static Row before(List<Row> rows, StepResult step) {
    long order =
        rows.stream()
            .filter(row -> row.kind() != RowKind.STEP && row.at().compareTo(step.at()) >= 0)
            .mapToLong(Row::order)
            .min()
            .orElse(Long.MAX_VALUE - 2);
    TraceField status = new TraceField("status", step.status().name());
    return Row.still(
        RowKind.STEP,
        order == Long.MAX_VALUE - 2 ? order : order - Unit.SPREAD / 2,
        step.at(),
        step.keyword() + " " + step.text(),
        List.of(status));
  }

  /** Behind the last row that is not later than the end of the step. */
  private static Row after(List<Row> rows, StepResult step, ScenarioResult scenario) {
    Duration end = step.at().plus(step.took());
    long order =
        rows.stream()
            .filter(row -> row.at().compareTo(end) <= 0)
            .mapToLong(Row::order)
            .max()
            .orElse(Long.MAX_VALUE - 2);
    List<TraceField> fields = scenario.failure().map(Sequence::fields).orElse(List.of());
    return Row.still(RowKind.FAILURE, order + 1, end, scenario.reason(), fields);
  }

  private static List<TraceField> fields(Failure failure) {
    return List.of(
        new TraceField("expected", failure.expected()), new TraceField("seen", failure.seen()));
  }
}
