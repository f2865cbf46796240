package stardust.report.html;

import j2html.utils.EscapeUtil;
import java.util.List;
import stardust.report.model.OutputLine;
import stardust.report.model.ScenarioResult;
import stardust.report.text.Texts;

/**
 * How many lines of what the target printed go into the page. All of them are in the results file;
 * the page takes the richest of a few rungs that leaves the page small enough to send by mail.
 *
 * @param findings at most for scenarios with something to mend
 * @param others at most for all others
 */
record OutputRoom(int findings, int others) {

  /** Of one line; a line of a log is seldom longer, and one that is says enough in so many. */
  static final int CHARACTERS = 600;

  /** With the traces this keeps a run of 300 scenarios under 5 MiB; in bytes of the page. */
  static final int BUDGET = 350_000;

  /** The markup around a line. */
  private static final int AROUND = 60;

  /** From the richest to the poorest. */
  private static final List<OutputRoom> RUNGS =
      List.of(
          new OutputRoom(200, 200),
          new OutputRoom(200, 40),
          new OutputRoom(200, 10),
          new OutputRoom(40, 3),
          new OutputRoom(10, 0),
          new OutputRoom(3, 0));

  static OutputRoom in(List<ScenarioResult> scenarios) {
    return RUNGS.stream()
        .filter(room -> room.fits(scenarios))
        .findFirst()
        .orElse(RUNGS.get(RUNGS.size() - 1));
  }

  /** The last lines, for which there is room. */
  List<OutputLine> of(ScenarioResult scenario) {
    List<OutputLine> all = scenario.output();
    int most = scenario.verdict().isFinding() ? findings : others;
    return all.subList(Math.max(0, all.size() - most), all.size());
  }

  private boolean fits(List<ScenarioResult> scenarios) {
    long size = 0;
    for (ScenarioResult scenario : scenarios) {
      for (OutputLine line : of(scenario)) {
        size += size(line);
        if (size > BUDGET) {
          return false;
        }
      }
    }
    return true;
  }

  /** Escaping makes much of little. */
  private static int size(OutputLine line) {
    String shown = Texts.truncate(line.text(), CHARACTERS);
    return AROUND + EscapeUtil.escape(Texts.visible(shown)).length();
  }
}
