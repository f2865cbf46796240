package stardust.runner.steps.client;

import java.util.Arrays;
import stardust.runner.client.Conduct.Stage;
import stardust.runner.client.Visit;

/** The places at which a played server can stop, by the words of the features. */
enum StageName {
  TRANSPORT("after the transport connection", Stage.TRANSPORT),
  SECURITY("after security", Stage.SECURITY),
  MUXER("after the muxer", Stage.MUXER),
  INIT("after the JoinInit", Stage.STARDUST) {
    @Override
    void take(Visit visit) {
      var unused = visit.join().init();
    }
  },
  SOLUTION("after the solution", Stage.STARDUST) {
    @Override
    void take(Visit visit) {
      visit.solved();
    }
  },
  VERIFY("after the JoinVerify", Stage.STARDUST) {
    @Override
    void take(Visit visit) {
      visit.solved().accept();
    }
  },
  LIST("after the first list", Stage.STARDUST) {
    @Override
    void take(Visit visit) {
      visit.joined();
    }
  };

  private final String words;
  private final Stage stage;

  StageName(String words, Stage stage) {
    this.words = words;
    this.stage = stage;
  }

  static StageName of(String words) {
    return Arrays.stream(values())
        .filter(each -> each.words.equals(words))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no stage \"" + words + "\""));
  }

  /** Whether the name of a scenario says this place. */
  boolean isIn(String name) {
    return name.endsWith(words);
  }

  /** How far the played server goes along by itself. */
  Stage stage() {
    return stage;
  }

  /** Takes the steps that are the scenario's. */
  void take(Visit visit) {}
}
