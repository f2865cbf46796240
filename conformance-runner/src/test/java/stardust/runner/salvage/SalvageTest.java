package stardust.runner.salvage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import stardust.runner.salvage.Joins.Attempt;

class SalvageTest {

  private static final Inputs INPUTS =
      new Inputs(filled(128, 3), filled(128, 5), filled(256, 7), "QmId");

  private static byte[] filled(int length, int step) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) (i * step + 129);
    }
    return bytes;
  }

  /** A server, as far as formulas go. */
  private static final class Server implements Joins {
    private final Predicate<byte[]> check;
    private int joins;

    Server(Predicate<byte[]> check) {
      this.check = check;
    }

    static Server of(Formula formula) {
      return new Server(solution -> Arrays.equals(formula.solve(INPUTS), solution));
    }

    @Override
    public Attempt join(Formula formula) {
      joins++;
      return check.test(formula.solve(INPUTS)) ? Attempt.ACCEPTED : Attempt.REFUSED;
    }

    @Override
    public List<Attempt> joinAll(List<Formula> formulas) {
      return formulas.stream().map(this::join).toList();
    }
  }

  static Stream<Formula> likely() {
    return Formulas.likely().stream();
  }

  @ParameterizedTest
  @MethodSource("likely")
  void findsEachFormulaAndTakesItForNoOther(Formula formula) {
    Finding finding = new Salvage().finding(Server.of(formula));

    assertThat(finding)
        .isInstanceOfSatisfying(
            Finding.Accepts.class,
            accepts -> assertThat(accepts.formula().name()).isEqualTo(formula.name()));
  }

  @Test
  void asksARightServerOnce() {
    Server server = Server.of(Formulas.right());
    Salvage salvage = new Salvage();

    salvage.finding(server);

    assertThat(salvage.finding(server)).isInstanceOf(Finding.NothingWrong.class);
    assertThat(server.joins).isEqualTo(1);
  }

  @Test
  void triesNothingWhereNoJoinGetsAsFarAsASolution() {
    Joins nobody =
        new Joins() {
          @Override
          public Attempt join(Formula formula) {
            return Attempt.NOT_ASKED;
          }

          @Override
          public List<Attempt> joinAll(List<Formula> formulas) {
            throw new AssertionError("tried");
          }
        };

    assertThat(new Salvage().finding(nobody)).isInstanceOf(Finding.NothingWrong.class);
  }

  @Test
  void tellsAServerThatRefusesSomeRightSolutionsFromOneThatRefusesAll() {
    byte[] right = Formulas.right().solve(INPUTS);
    AtomicInteger times = new AtomicInteger();
    Server everyOther =
        new Server(solution -> Arrays.equals(right, solution) && times.getAndIncrement() % 2 == 1);

    assertThat(new Salvage().finding(everyOther)).isEqualTo(new Finding.AcceptsSome(4, 8));
  }

  @Test
  void findsOutOnceThatNothingIsAccepted() {
    Server server = new Server(solution -> false);
    Salvage salvage = new Salvage();

    Finding finding = salvage.finding(server);
    int joins = server.joins;

    assertThat(finding).isEqualTo(new Finding.AcceptsNone(new Salvage().wrongOnes().size()));
    assertThat(salvage.finding(server)).isSameAs(finding);
    assertThat(server.joins).isEqualTo(joins);
  }

  @Test
  void takesAServerThatAcceptsAllButTheRightSolutionForTurnedRound() {
    byte[] right = Formulas.right().solve(INPUTS);
    Server server = new Server(solution -> !Arrays.equals(right, solution));

    assertThat(new Salvage().finding(server))
        .isInstanceOfSatisfying(
            Finding.Accepts.class,
            accepts -> assertThat(accepts.formula().name()).isEqualTo("64 random bytes"));
  }

  @Test
  void warnsWhereNoPrivateKeyIsNeeded() {
    assertThat(Formulas.likely())
        .filteredOn(formula -> ignoresTheSalt(formula))
        .isNotEmpty()
        .allMatch(formula -> formula.words().contains("anyone can join as anyone"));
  }

  private static boolean ignoresTheSalt(Formula formula) {
    Inputs other =
        new Inputs(INPUTS.random128(), new byte[128], INPUTS.encryptedSalt(), INPUTS.id());
    return Arrays.equals(formula.solve(INPUTS), formula.solve(other));
  }
}
