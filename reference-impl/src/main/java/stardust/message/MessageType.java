package stardust.message;

import com.google.protobuf.Message;
import stardust.spec.message.DialRequest;
import stardust.spec.message.DialResponse;
import stardust.spec.message.Discovery;
import stardust.spec.message.DiscoveryAck;
import stardust.spec.message.JoinChallenge;
import stardust.spec.message.JoinChallengeSolution;
import stardust.spec.message.JoinInit;
import stardust.spec.message.JoinVerify;

/**
 * The messages of stardust 0.1.0. The wire does not say which one it is; the state of a stream
 * does.
 */
public enum MessageType {
  JOIN_INIT,
  JOIN_CHALLENGE,
  JOIN_CHALLENGE_SOLUTION,
  JOIN_VERIFY,
  DISCOVERY,
  DISCOVERY_ACK,
  DIAL_REQUEST,
  DIAL_RESPONSE;

  /** Its name in the schema, as "JoinInit". */
  public String schemaName() {
    return prototype().getDescriptorForType().getName();
  }

  Message prototype() {
    return switch (this) {
      case JOIN_INIT -> JoinInit.getDefaultInstance();
      case JOIN_CHALLENGE -> JoinChallenge.getDefaultInstance();
      case JOIN_CHALLENGE_SOLUTION -> JoinChallengeSolution.getDefaultInstance();
      case JOIN_VERIFY -> JoinVerify.getDefaultInstance();
      case DISCOVERY -> Discovery.getDefaultInstance();
      case DISCOVERY_ACK -> DiscoveryAck.getDefaultInstance();
      case DIAL_REQUEST -> DialRequest.getDefaultInstance();
      case DIAL_RESPONSE -> DialResponse.getDefaultInstance();
    };
  }
}
