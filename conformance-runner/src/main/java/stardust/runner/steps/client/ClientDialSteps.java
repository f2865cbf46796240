package stardust.runner.steps.client;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import stardust.io.Bytes;
import stardust.message.RawMessage;
import stardust.multistream.MultistreamLine;
import stardust.runner.client.ClientTraits;
import stardust.runner.client.ClientUnderTest;
import stardust.runner.client.Invitation;
import stardust.runner.client.PlayedPeer;
import stardust.runner.client.ServedDial;
import stardust.runner.client.ServedJoin;
import stardust.runner.judge.RequirementBroken;
import stardust.runner.probe.BlockingStream;
import stardust.runner.probe.Later;
import stardust.runner.time.Timing;
import stardust.spec.message.DialResponse;

/** The client's dials, up to their answer. */
public final class ClientDialSteps {

  private static final MultistreamLine HEADER = MultistreamLine.of("/multistream/1.0.0");

  private final ClientUnderTest client;
  private final ClientTraits traits;
  private final Timing timing;

  public ClientDialSteps(ClientUnderTest client, ClientTraits traits, Timing timing) {
    this.client = client;
    this.traits = traits;
    this.timing = timing;
  }

  @Given("{played} can be dialled")
  public void canBeDialled(PlayedPeer peer) {
    // It is listed from the next start of the client on, as every peer is that is named.
    var unused = peer.id();
  }

  @Given("{played} can be dialled, and is in no list yet")
  public void canBeDialledUnlisted(PlayedPeer peer) {
    peer.staysUnlisted();
  }

  @When("the client is started to dial {played}")
  public void isStartedToDial(PlayedPeer target) {
    client.start(server -> new Invitation.Dial(server, target.id()));
  }

  /**
   * A client that gives up for what is in a list may be gone before its acknowledgement has come.
   */
  @When("the client is started to dial {played}, and the server keeps sending lists")
  public void isStartedAmongLists(PlayedPeer target) {
    isStartedToDial(target);
    ServedJoin join = client.visit().lettingIn();
    join.accept();
    join.lists(client.visit().online(), 20);
  }

  @When("the client is started to dial the address of {played} with the server's id")
  public void isStartedToDialAddress(PlayedPeer target) {
    client.start(
        server ->
            new Invitation.DialAddress(server, new Invitation.Dial(server, target.id()).address()));
  }

  @When("the client is started to dial the address of {played} without the server's id")
  public void isStartedToDialShortAddress(PlayedPeer target) {
    client.start(
        server ->
            new Invitation.DialAddress(
                server, server.transport().withStardust().withPeer(target.id())));
  }

  @Then("it sends a DialRequest for {played} on a new stream")
  public void sendsRequest(PlayedPeer target) {
    client.visit().dial().checkTarget(target.id(), "DIAL-41");
  }

  @Then("it sends a DialRequest for {played} on a new stream, as the address asks for")
  public void sendsRequestOfAddress(PlayedPeer target) {
    try {
      client.visit().joined();
    } catch (RequirementBroken broken) {
      throw traits.notJoined("a join at the server of the address", broken);
    }
    client.visit().dial().checkTarget(target.id(), "DIAL-61");
  }

  @When("the server grants its dial")
  public void grants() {
    dial().accept();
  }

  @When("the server grants its dial with an explicit zero")
  public void grantsWithZero() {
    byte[] zero = RawMessage.empty().varint(1, 0).toBytes();
    dial().pipe().sendPayload(zero, "DialResponse with an explicit zero");
  }

  @When("the server grants its dial with fields of later versions")
  public void grantsWithMore() {
    dial().pipe().sendPayload(Later.around(new byte[0]), "DialResponse with unknown fields");
  }

  @When("the server grants its dial, and passes on {played}'s first line in the same write")
  public void grantsAndPassesOn(PlayedPeer target) {
    byte[] header = HEADER.encode();
    target.hasSpoken(header.length);
    byte[] frame = dial().frame(DialResponse.getDefaultInstance().toByteArray());
    dial().pipe().sendRaw(Bytes.concat(frame, header), "DialResponse, and the target's first line");
  }

  @When("the server refuses its dial with the error {word}")
  public void refuses(String error) {
    dial().pipe().sendPayload(refusal(error), "DialResponse with the error " + error);
  }

  @When("the server refuses its dial, and sends what B would have sent")
  public void refusesAndGoesOn() {
    byte[] refusal = refusal("E_GENERIC");
    byte[] frame = dial().frame(refusal);
    dial()
        .pipe()
        .sendRaw(Bytes.concat(frame, HEADER.encode()), "DialResponse with an error, and more");
  }

  @When("the server ends the dial stream")
  public void endsDialStream() {
    dial().pipe().stream().closeWrite();
  }

  @Then("it sends nothing behind it while the server does not answer")
  public void sendsNothingEarly() {
    BlockingStream stream = dial().pipe().stream();
    checkNothing(stream.read(1, timing.stall()), "behind its DialRequest");
    ServedJoin join = client.visit().join();
    join.list(client.visit().online());
    join.awaitAcks();
    checkNothing(stream.read(1, Duration.ZERO), "behind its DialRequest");
  }

  @Then("it sends nothing on the dial stream")
  public void sendsNothing() {
    checkNothing(dial().pipe().stream().read(1, timing.prompt()), "on the dial stream");
  }

  private ServedDial dial() {
    ServedDial dial = client.visit().dial();
    var unused = dial.request();
    return dial;
  }

  private static byte[] refusal(String error) {
    return RawMessage.empty().varint(1, Answers.number(error)).toBytes();
  }

  private static void checkNothing(byte[] came, String where) {
    ClientExpect.that(came.length == 0, "nothing " + where, "bytes came");
  }
}
