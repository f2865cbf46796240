package stardust.report.assess;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import stardust.report.model.KnownFailure;
import stardust.report.model.KnownFailures;
import stardust.report.model.Outcome;
import stardust.report.model.RunResult;
import stardust.report.model.Verdict;
import stardust.report.text.Texts;

/** A run in one sentence: the outcome, what it rests on, and what nobody should overlook. */
final class Sentence {

  private static final int LISTED_IDS = 6;

  /** Ids come from a file that anybody may have written. */
  private static final int LONGEST_ID = 100;

  private final Assessment assessment;
  private final RunResult run;

  Sentence(Assessment assessment) {
    this.assessment = assessment;
    this.run = assessment.run();
  }

  String text() {
    List<String> parts = new ArrayList<>();
    parts.add(ground());
    addMended(parts);
    addIds(parts, Standing.NOT_FOLLOWED, "recommendation", "not followed");
    addCount(parts, Verdict.SUITE_ERROR, "error", " of the suite itself");
    addCount(parts, Verdict.BLOCKED, "scenario", " blocked");
    long unchecked = assessment.ids(Standing.NOT_CHECKED).size();
    if (unchecked > 0) {
      parts.add(unchecked + " not checked");
    }
    if (!run.complete()) {
      parts.add("the run did not come to its end");
    }
    return assessment.outcome().words() + ": " + String.join("; ", parts) + ".";
  }

  private String ground() {
    List<String> broken = assessment.ids(Standing.BROKEN);
    if (!broken.isEmpty()) {
      return broken.size() + " of " + requirements() + " broken (" + list(broken) + ")";
    }
    long failed = assessment.count(Verdict.FAILED);
    if (failed > 0) {
      return Texts.count(failed, "scenario") + " failed";
    }
    if (assessment.outcome() == Outcome.UNDECIDED && assessment.count(Verdict.PASSED) == 0) {
      return "no scenario passed, so nothing was shown";
    }
    return assessment.ids(Standing.HOLDS).size()
        + " of "
        + requirements()
        + " shown to hold, none broken";
  }

  private String requirements() {
    return Texts.count(assessment.binding(), "requirement");
  }

  private void addMended(List<String> parts) {
    List<String> mended = KnownFailures.mended(run).stream().map(KnownFailure::id).toList();
    if (!mended.isEmpty()) {
      parts.add(
          Texts.count(mended.size(), "known failure")
              + " mended (remove "
              + list(mended)
              + " from the known failures)");
    }
  }

  private void addIds(List<String> parts, Standing standing, String noun, String end) {
    List<String> ids = assessment.ids(standing);
    if (!ids.isEmpty()) {
      parts.add(Texts.count(ids.size(), noun) + " " + end + " (" + list(ids) + ")");
    }
  }

  private void addCount(List<String> parts, Verdict verdict, String noun, String end) {
    long count = assessment.count(verdict);
    if (count > 0) {
      parts.add(Texts.count(count, noun) + end);
    }
  }

  private static String list(List<String> ids) {
    String listed =
        ids.stream()
            .limit(LISTED_IDS)
            .map(id -> Texts.truncate(id, LONGEST_ID))
            .collect(Collectors.joining(", "));
    return ids.size() <= LISTED_IDS
        ? listed
        : listed + " and " + (ids.size() - LISTED_IDS) + " more";
  }
}
