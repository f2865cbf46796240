package stardust.multistream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import stardust.io.Closure;
import stardust.io.ManualLoop;
import stardust.io.MemoryDuplex;
import stardust.io.Receiver;

/** Each write may become a message of the transport, so what belongs together leaves together. */
class OneWriteTest implements Receiver {

  private final ManualLoop loop = new ManualLoop();
  private final MemoryDuplex.Pair pair = MemoryDuplex.pair(loop);
  private final List<Integer> pieces = new ArrayList<>();

  @Test
  void dialerSendsHeaderAndProposalTogether() {
    pair.b().receive(this);
    assertThat(Multistream.propose(pair.a(), List.of("/a/1"), Negotiation.DEFAULT)).isNotDone();
    loop.runAll();
    assertThat(pieces).containsExactly(20 + 6);
  }

  @Test
  void listenerSendsHeaderAndEchoTogether() {
    pair.b().receive(this);
    assertThat(Multistream.answer(pair.a(), () -> List.of("/a/1"), Negotiation.DEFAULT))
        .isNotDone();
    pair.b()
        .write(MultistreamLine.encode(List.of(MultistreamLine.HEADER, MultistreamLine.of("/a/1"))));
    loop.runAll();
    assertThat(pieces).containsExactly(20 + 6);
  }

  @Override
  public void bytes(byte[] bytes) {
    pieces.add(bytes.length);
  }

  @Override
  public void end() {}

  @Override
  public void closed(Closure closure) {}
}
