Feature: Relaying
  Between the two streams of an accepted dial the server forwards bytes, and the peers run libp2p over them.

  Rule: Every byte arrives

    @RELAY-01
    Scenario: Bytes pass from the dialler to the target
      Given A and B are relayed
      When A writes 100000 bytes into the relay
      Then B reads the same bytes

    @RELAY-01
    Scenario: Bytes pass from the target to the dialler
      Given A and B are relayed
      When B writes 100000 bytes into the relay
      Then A reads the same bytes

    @RELAY-01
    Scenario: Single bytes pass, in both directions in turn
      Given A and B are relayed
      Then 20 single bytes each way between A and B arrive as they are written

    @RELAY-02
    Scenario: Eight mebibytes pass in both directions at once
      Given A and B are relayed
      Then 8388608 bytes pass between A and B in both directions at once and arrive whole

    @RELAY-03
    Scenario: Relays at the same time do not mix
      When A and B have three relays at the same time
      Then each relay carries 300000 bytes of its own at the same time

    @RELAY-04
    Scenario: Sixty-four mebibytes pass through one relay
      Given A and B are relayed
      Then 8388608 bytes pass from A to B and arrive whole, 8 times over

  Rule: Ends pass too

    @RELAY-11
    Scenario: Half-close by the dialler passes, and the other direction goes on
      Given A and B are relayed
      When A closes its side of the relay
      Then B reads the end of the relay
      When B writes "still here" into the relay
      Then A reads "still here" from the relay

    @RELAY-11
    Scenario: Half-close by the target passes, and the other direction goes on
      Given A and B are relayed
      When B closes its side of the relay
      Then A reads the end of the relay
      When A writes "still here" into the relay
      Then B reads "still here" from the relay

    @RELAY-12
    Scenario: What was written before the end arrives before the end
      Given A and B are relayed
      When A writes 500000 bytes into the relay
      And A closes its side of the relay
      Then B reads the same bytes
      And B reads the end of the relay

    @RELAY-13
    Scenario: A reset ends the other side
      Given A and B are relayed
      When A resets its side of the relay
      Then the relay of B ends

    @RELAY-13
    Scenario: A reset by the target ends the dialler's side
      Given A and B are relayed
      When B resets its side of the relay
      Then the relay of A ends

    @RELAY-14
    Scenario: The loss of one peer ends the other side
      Given A and B are relayed
      When A's connection is cut
      Then the relay of B ends

    @RELAY-15
    Scenario: The peers of a relay that ended stay online
      Given A and B are relayed
      When A resets its side of the relay
      And the relay of B ends
      Then A's session goes on
      And B's session goes on

  Rule: Relays do not disturb

    @RELAY-22
    Scenario: A target that does not read holds up nobody else
      Given A and B are relayed
      And C and D are relayed
      When A writes into the relay, which B does not read, until nothing more is taken
      And C writes 1000000 bytes into the relay
      Then D reads the same bytes
      And a fresh peer is still served

    @RELAY-21
    Scenario: A target that does not read slows its dialler down
      Given A and B are relayed
      When A writes into the relay, which B does not read, until nothing more is taken
      Then the server has taken a bounded amount

    @RELAY-23
    Scenario: Lists reach the peers of a busy relay
      Given A and B are relayed
      When A writes 1000000 bytes into the relay
      And X joins
      Then A receives a Discovery that lists X
      And B receives a Discovery that lists X
      When Y joins
      Then A receives a Discovery that lists Y
      And B receives a Discovery that lists Y

  Rule: The peers run libp2p over the relay

    @RELAY-31
    Scenario: Two peers complete a libp2p upgrade over the relay, and over a second one
      Given A and B are relayed
      When A and B upgrade the relay to a libp2p connection
      Then A and B have proved their identities to each other
      And A's ping over the relay is answered by B
      When A and B are relayed
      And A and B upgrade the relay to a libp2p connection
      Then A's ping over the relay is answered by B

  Rule: Relays last

    @RELAY-24 @quiet
    Scenario: A relay that carries nothing for three periods still carries bytes
      Given A and B are relayed
      When 3 periods have passed
      And A writes "after a while" into the relay
      Then B reads "after a while" from the relay
