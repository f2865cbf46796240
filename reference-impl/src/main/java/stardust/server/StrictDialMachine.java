package stardust.server;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.List;
import stardust.io.Violation;
import stardust.spec.message.DialRequest;
import stardust.spec.message.DialResponse;
import stardust.spec.message.Error;

/** The dial of the specification: no answer before the target's stream is open. */
final class StrictDialMachine implements DialMachine {

  private final DialRules rules;
  private final Dialer dialer;
  private final OnlinePeers online;

  private State state = State.AWAITING_REQUEST;

  StrictDialMachine(ServerParts parts, Dialer dialer) {
    this.rules = parts.dialRules();
    this.online = parts.online();
    this.dialer = dialer;
  }

  @Override
  public State state() {
    return state;
  }

  @Override
  public List<DialStep> request(byte[] message) {
    if (state != State.AWAITING_REQUEST) {
      return List.of();
    }
    try {
      byte[] target = DialRequest.parseFrom(message).getTarget().toByteArray();
      return decided(rules.decide(dialer, target, online));
    } catch (InvalidProtocolBufferException e) {
      return refuse(Error.E_GENERIC, "a message that does not parse: " + e.getMessage());
    }
  }

  @Override
  public List<DialStep> malformed(Violation violation) {
    return refuse(Error.E_GENERIC, violation.toString());
  }

  @Override
  public List<DialStep> opened() {
    if (state != State.OPENING_TARGET) {
      return List.of();
    }
    state = State.SPLICED;
    return List.of(new DialStep.Send(DialResponse.getDefaultInstance()), new DialStep.Splice());
  }

  @Override
  public List<DialStep> failed(String why) {
    return refuse(Error.E_GENERIC, why);
  }

  private List<DialStep> decided(DialRules.Decision decision) {
    if (decision instanceof DialRules.Allowed allowed) {
      state = State.OPENING_TARGET;
      return List.of(new DialStep.Open(allowed.target()));
    }
    DialRules.Refused refused = (DialRules.Refused) decision;
    return refuse(refused.error(), refused.why());
  }

  private List<DialStep> refuse(Error error, String why) {
    if (state == State.SPLICED || state == State.REFUSED) {
      return List.of();
    }
    state = State.REFUSED;
    DialResponse answer = DialResponse.newBuilder().setError(error).build();
    return List.of(new DialStep.Send(answer), new DialStep.Finish(error + ": " + why));
  }
}
