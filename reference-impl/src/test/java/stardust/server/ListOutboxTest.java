package stardust.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import stardust.io.ManualLoop;
import stardust.io.MemoryDuplex;
import stardust.io.RecordingReceiver;

class ListOutboxTest {

  private final ManualLoop loop = new ManualLoop();
  private final MemoryDuplex.Pair pair = MemoryDuplex.pair(loop);
  private final RecordingReceiver peer = RecordingReceiver.on(pair.b());
  private String current = "1";
  private int left;
  private final ListOutbox outbox =
      new ListOutbox(pair.a(), () -> current.getBytes(StandardCharsets.UTF_8), () -> left++);

  @Test
  void sendsEachListWhenThePeerKeepsUp() {
    outbox.send();
    loop.runAll();
    current = "2";
    outbox.send();
    loop.runAll();

    assertThat(peer.text()).isEqualTo("12");
    assertThat(left).isEqualTo(2);
  }

  @Test
  void sendsOnlyTheNewestListToAPeerThatFellBehind() {
    pair.a().hold();
    outbox.send();
    for (String list : new String[] {"2", "3", "4"}) {
      current = list;
      outbox.send();
    }
    loop.runAll();
    assertThat(left).isZero();

    pair.a().resume();
    loop.runAll();

    assertThat(peer.text()).isEqualTo("14");
  }
}
