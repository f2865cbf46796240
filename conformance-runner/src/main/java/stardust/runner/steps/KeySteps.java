package stardust.runner.steps;

import com.google.protobuf.ByteString;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.When;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import stardust.peer.Keys;
import stardust.peer.PrivateKey;
import stardust.runner.identity.Identities;
import stardust.runner.probe.Exchange;
import stardust.runner.probe.Peer;
import stardust.spec.message.JoinInit;
import stardust.spec.message.PeerID;

/** Joins with keys other than the usual RSA-2048, and with what is no key. */
public final class KeySteps {

  /** Bytes in front of the DER in the libp2p protobuf of a key of 128 to 16383 bytes. */
  private static final int TYPE_AND_LENGTH = 5;

  private final Identities identities;

  public KeySteps(Identities identities) {
    this.identities = identities;
  }

  @Given("{peer} has an RSA key of {int} bits")
  public void hasRsaKey(Peer peer, int bits) {
    if (bits != Identities.BITS) {
      peer.become(identities.rsa(bits));
    }
  }

  @Given("{peer} has an Ed25519 key")
  public void hasEd25519Key(Peer peer) {
    joinsAs(peer, Keys.generateEd25519(new SecureRandom()));
  }

  @Given("{peer} has a secp256k1 key")
  public void hasSecp256k1Key(Peer peer) {
    joinsAs(peer, Keys.generateSecp256k1(new SecureRandom()));
  }

  @When("{peer} sends a JoinInit with no peerID")
  public void sendsInitWithoutPeerId(Peer peer) {
    JoinInit init =
        JoinInit.newBuilder().setRandom128(ByteString.copyFrom(peer.random128())).build();
    peer.exchange().sendInit(init);
  }

  /** A message of no bytes. */
  @When("{peer} sends a JoinInit with nothing in it")
  public void sendsEmptyInit(Peer peer) {
    peer.exchange().sendInit(JoinInit.getDefaultInstance());
  }

  @When("{peer} sends a JoinInit with no pubKey")
  public void sendsInitWithoutKey(Peer peer) {
    send(peer, Exchange.peerId(peer.identity()).toBuilder().clearPubKey().build());
  }

  /** Lenient decoders pass over what is not in the alphabet. */
  @When("{peer} sends a JoinInit with a pubKey with a foreign character in it")
  public void sendsInitWithForeignCharacter(Peer peer) {
    String right = Exchange.peerId(peer.identity()).getPubKey();
    int half = right.length() / 2;
    send(peer, withKey(peer, right.substring(0, half) + "!" + right.substring(half)));
  }

  /** With other characters for 62 and 63. */
  @When("{peer} sends a JoinInit with a pubKey in the base64 of URLs")
  public void sendsInitInUrlAlphabet(Peer peer) {
    byte[] key = peer.identity().publicKey().encoded();
    send(peer, withKey(peer, Base64.getUrlEncoder().encodeToString(key)));
  }

  @When("{peer} sends a JoinInit with a pubKey that is no key")
  public void sendsInitWithRubbishForKey(Peer peer) {
    send(peer, withKey(peer, Base64.getEncoder().encodeToString(peer.bytes(299))));
  }

  @When("{peer} sends a JoinInit with a pubKey that is cut off")
  public void sendsInitWithCutKey(Peer peer) {
    byte[] whole = peer.identity().publicKey().encoded();
    byte[] half = Arrays.copyOf(whole, whole.length / 2);
    send(peer, withKey(peer, Base64.getEncoder().encodeToString(half)));
  }

  /** The DER of the key, as other protocols send it. */
  @When("{peer} sends a JoinInit with a pubKey without its type")
  public void sendsInitWithBareKey(Peer peer) {
    send(peer, withKey(peer, Base64.getEncoder().encodeToString(subjectPublicKeyInfo(peer))));
  }

  /** The libp2p protobuf has it behind the tag and number of its type, its own tag and length. */
  private static byte[] subjectPublicKeyInfo(Peer peer) {
    byte[] encoded = peer.identity().publicKey().encoded();
    return Arrays.copyOfRange(encoded, TYPE_AND_LENGTH, encoded.length);
  }

  /** The connection keeps an RSA identity, so that only the join is about the other key. */
  private static void joinsAs(Peer peer, PrivateKey identity) {
    peer.connect();
    peer.become(identity);
  }

  private static PeerID withKey(Peer peer, String pubKey) {
    return Exchange.peerId(peer.identity()).toBuilder().setPubKey(pubKey).build();
  }

  private static void send(Peer peer, PeerID peerId) {
    Exchange join = peer.exchange();
    join.sendInit(join.init(peer.random128()).toBuilder().setPeerID(peerId).build());
  }
}
