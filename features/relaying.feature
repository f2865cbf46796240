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

    @RELAY-01 @hostile
    Scenario: Single bytes pass, in both directions in turn
      Given A and B are relayed
      Then 20 single bytes each way between A and B arrive as they are written

    @RELAY-01 @hostile
    Scenario: The same bytes pass again and again
      Given A and B are relayed
      When A writes the same 1000 bytes into the relay 40 times
      Then B reads the same bytes

    @RELAY-01 @hostile
    Scenario: Bytes wait for a reader that reads nothing for a while
      Given A and B are relayed
      When A writes 1048576 bytes into the relay, and B reads nothing for a while
      Then B reads the same bytes

    @RELAY-01 @patient @hostile
    Scenario: Bytes wait for a reader that is slow and takes some of them all the time
      Given A and B are relayed
      When A writes 8388608 bytes into the relay
      Then B reads the same bytes, evenly over 25 seconds

    @RELAY-01 @libp2p @hostile
    Scenario: Bytes pass between peers on another muxer, too
      Given A has joined over another security protocol and another muxer than others
      And B has joined over another security protocol and another muxer than others
      And A and B are relayed
      When A writes 1048576 bytes into the relay
      Then B reads the same bytes

    @RELAY-01 @libp2p @hostile
    Scenario: Many bytes pass between peers that speak different protocols with the server
      Given A has joined
      And B has joined over another security protocol and another muxer than others
      And A and B are relayed
      Then 1048576 bytes pass between A and B in both directions at once and arrive whole

    @RELAY-01 @hostile
    Scenario: Bytes that would be messages elsewhere pass as they are
      Given A and B are relayed
      Then bytes that would be messages elsewhere pass from A to B as they are
      And bytes that would be messages elsewhere pass from B to A as they are

    @RELAY-01 @hostile
    Scenario Outline: Relays carry bytes when another one of the same peer has ended: <how>
      Given C has joined
      And A has dialled B, and D has dialled A, for relays that are to stay
      And A and C are relayed
      When <how>
      And the relay of <other> ends
      Then the relays that are to stay carry 1000 bytes each way

      Examples:
        | how                            | other |
        | C resets its side of the relay | A     |
        | C's connection is cut          | A     |

    @RELAY-01 @hostile
    Scenario: A relay over the newer connection of a peer carries bytes when its older one has ended
      Given W and A have joined
      And B has joined
      When B joins once more on a second connection
      And B and A are relayed
      And B's first connection is cut
      And W has waited for the next list
      Then 1000 bytes pass between A and B in both directions at once and arrive whole

    @RELAY-01 @hostile
    Scenario: Relays carry bytes when others have joined and left
      Given A has dialled B, and D has dialled A, for relays that are to stay
      When X joins and is in a list
      And X resets its registration stream, and soon is in no new list that A receives
      Then the relays that are to stay carry 1000 bytes each way

    @RELAY-01 @hostile
    Scenario: What the target says before its dialler is answered arrives behind the answer
      Given A has joined
      And B has joined and speaks first on forwarded streams
      When A dials B
      Then A receives a DialResponse without error
      And A reads what B said first

    @RELAY-01 @hostile
    Scenario: A relay carries nothing of the one before it
      Given A and B are relayed
      And 1000 bytes pass between A and B in both directions at once and arrive whole
      When A resets its side of the relay
      And the relay of B ends
      And A and B are relayed
      Then 1000 bytes pass between A and B in both directions at once and arrive whole

    @RELAY-01 @hostile
    Scenario Outline: Nothing comes from a relay that ends but what was written: <how>
      Given A and B are relayed
      And 1000 bytes pass between A and B in both directions at once and arrive whole
      When <how>
      Then nothing more comes to <other> from the relay

      Examples:
        | how                            | other |
        | A resets its side of the relay | B     |
        | B resets its side of the relay | A     |
        | A's connection is cut          | B     |
        | B's connection is cut          | A     |
        | A closes its side of the relay | B     |
        | B closes its side of the relay | A     |

    @RELAY-01 @patient @hostile
    Scenario: Nothing comes from a relay into which nothing is written
      Given A and B are relayed
      When 3 periods, and 12 seconds at least, have passed
      Then nothing has come to A from the relay
      And nothing has come to B from the relay

    @RELAY-02
    Scenario: Eight mebibytes pass in both directions at once
      Given A and B are relayed
      Then 8388608 bytes pass between A and B in both directions at once and arrive whole

    @RELAY-02 @hostile
    Scenario: Eight mebibytes pass in both directions at once, though one side reads late
      Given A and B are relayed
      Then 8388608 bytes pass between A and B in both directions at once and arrive whole, though the dialler reads only when the target has read all

    @RELAY-03
    Scenario: Relays at the same time do not mix
      When A and B have three relays at the same time
      Then each relay carries 300000 bytes of its own at the same time

    @RELAY-03 @hostile
    Scenario: Relays of two peers that have dialled each other do not mix
      Given A and B have each dialled the other, and have two relays
      Then each of the two relays carries 100000 bytes of its own each way at the same time

    @RELAY-04
    Scenario: Sixty-four mebibytes pass through one relay
      Given A and B are relayed
      Then 8388608 bytes pass from A to B and arrive whole, 8 times over

    @RELAY-04 @hostile
    Scenario: Sixty-four mebibytes pass through one relay from the target to the dialler
      Given A and B are relayed
      Then 8388608 bytes pass from B to A and arrive whole, 8 times over

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

    @RELAY-11 @libp2p @hostile
    Scenario: Half-close passes on another muxer, too
      Given A has joined over another security protocol and another muxer than others
      And B has joined over another security protocol and another muxer than others
      And A and B are relayed
      When A closes its side of the relay
      Then B reads the end of the relay

    @RELAY-11 @hostile
    Scenario: Half-close by the target right behind its agreement passes
      Given A has joined
      And B has joined and closes its side of forwarded streams at once
      When A dials B
      Then A receives a DialResponse without error
      And A reads the end of the relay

    @RELAY-12
    Scenario: What was written before the end arrives before the end
      Given A and B are relayed
      When A writes 500000 bytes into the relay
      And A closes its side of the relay
      Then B reads the same bytes
      And B reads the end of the relay

    @RELAY-12 @patient @hostile
    Scenario: A short question and its end arrive, and then a long answer and its end, though nobody reads for a while
      Given A and B are relayed
      When A writes "all I ask" into the relay
      And A closes its side of the relay
      Then B reads "all I ask" from the relay
      And B reads the end of the relay
      When B writes 300000 bytes into the relay
      And B closes its side of the relay
      And A reads nothing for a while
      Then A reads the same bytes
      And A reads the end of the relay

    @RELAY-12 @patient @hostile
    Scenario: A greeting of the target and its end arrive, and then a long answer and its end, though nobody reads for a while
      Given A and B are relayed
      When B writes "all I say" into the relay
      And B closes its side of the relay
      Then A reads "all I say" from the relay
      And A reads the end of the relay
      When A writes 300000 bytes into the relay
      And A closes its side of the relay
      And B reads nothing for a while
      Then B reads the same bytes
      And B reads the end of the relay

    @RELAY-12 @patient @hostile
    Scenario: An answer that takes twelve seconds arrives, though the question has long ended
      Given A and B are relayed
      When A writes "all I ask" into the relay
      And A closes its side of the relay
      Then B reads "all I ask" from the relay
      And A reads 12 bytes that B writes, one in each second
      When B closes its side of the relay
      Then A reads the end of the relay

    @RELAY-13
    Scenario: A reset ends the other side
      Given A and B are relayed
      When A resets its side of the relay
      Then the relay of B ends

    @RELAY-13 @hostile
    Scenario: A reset by the target ends the dialler's side
      Given A and B are relayed
      When B resets its side of the relay
      Then the relay of A ends

    @RELAY-13 @libp2p @hostile
    Scenario: A reset ends the other side on another muxer, too
      Given A has joined over another security protocol and another muxer than others
      And B has joined over another security protocol and another muxer than others
      And A and B are relayed
      When A resets its side of the relay
      Then the relay of B ends

    @RELAY-13 @hostile
    Scenario: A reset by a peer that has half-closed ends the other side
      Given A and B are relayed
      When A closes its side of the relay
      Then B reads the end of the relay
      When A resets its side of the relay
      Then the relay of B is reset

    @RELAY-13 @hostile
    Scenario Outline: A reset ends the other side, though that has half-closed: <one> by <other>
      Given A and B are relayed
      When <one> closes its side of the relay
      Then <other> reads the end of the relay
      When <other> resets its side of the relay
      Then the relay of <one> is reset

      Examples:
        | one | other |
        | A   | B     |
        | B   | A     |

    @RELAY-13 @hostile
    Scenario: A reset ends the other side, though bytes wait for it there
      Given A and B are relayed
      When A writes into the relay, which B does not read, until nothing more is taken
      And A resets its side of the relay
      Then the relay of B ends

    @RELAY-14
    Scenario: The loss of one peer ends the other side
      Given A and B are relayed
      When A's connection is cut
      Then the relay of B ends

    @RELAY-14 @hostile
    Scenario: The loss of one peer ends the other side, though bytes wait for it there
      Given a stream of A that is full holds up no other one of A
      And A and B are relayed
      And W has joined
      When A writes into the relay, which B does not read, until nothing more is taken
      And A's connection is cut
      Then A soon is in no new list that W receives
      And the relay of B ends

    @RELAY-14 @libp2p @hostile
    Scenario: The loss of the target ends the dialler's side on another muxer, too
      Given A has joined over another security protocol and another muxer than others
      And B has joined over another security protocol and another muxer than others
      And A and B are relayed
      When B's connection is cut
      Then the relay of A ends

    @RELAY-14 @hostile
    Scenario: The loss of a target ends all its relays
      Given A and B are relayed
      And C and B are relayed
      When B's connection is cut
      Then the relay of A ends
      And the relay of C ends

    @RELAY-14 @hostile
    Scenario Outline: The loss of one peer ends the other side, though that has half-closed: <one> by <other>
      Given A and B are relayed
      When <one> closes its side of the relay
      Then <other> reads the end of the relay
      When <other>'s connection is cut
      Then the relay of <one> ends

      Examples:
        | one | other |
        | A   | B     |
        | B   | A     |

    @RELAY-15
    Scenario: The peers of a relay that ended stay online
      Given A and B are relayed
      When A resets its side of the relay
      And the relay of B ends
      Then A's session goes on
      And B's session goes on

    @RELAY-15 @hostile
    Scenario Outline: The peers of a relay stay online, however it ends: <how>
      Given A and B are relayed
      When <how>
      And the relay of A ends
      Then A's session goes on
      And B's session goes on

      Examples:
        | how                                    |
        | B resets its side of the relay         |
        | A and B close their sides of the relay |

    @RELAY-15 @hostile
    Scenario: The dialler of a relay stays online when its target is lost
      Given A and B are relayed
      When B's connection is cut
      And the relay of A ends
      Then A's session goes on

  Rule: Relays do not disturb

    @RELAY-22
    Scenario: A target that does not read holds up nobody else
      Given A and B are relayed
      And C and D are relayed
      When A writes into the relay, which B does not read, until nothing more is taken
      And C writes 1000000 bytes into the relay
      Then D reads the same bytes
      And a fresh peer is still served

    @RELAY-22 @hostile
    Scenario: Four full relays to a target that does not read hold up nobody else, nor does its loss
      Given A, B, C, D and E have joined
      And X and Y are relayed
      When A, C, D and E each fill a relay to B, who reads nothing
      And X writes 1000000 bytes into the relay
      Then Y reads the same bytes
      When B's connection is cut
      Then a fresh peer is still served
      When X writes 1000000 bytes into the relay
      Then Y reads the same bytes

    @RELAY-22 @hostile
    Scenario: A dialler that does not read holds up nobody else
      Given A and B are relayed
      And C and D are relayed
      When B writes into the relay, which A does not read, until nothing more is taken
      And C writes 1000000 bytes into the relay
      Then D reads the same bytes
      And a fresh peer is still served

    @RELAY-22 @quiet @hostile
    Scenario: A peer to which nothing can be written any more holds up no list of others
      Given W has joined
      And B has joined over another security protocol and another muxer than others
      When X and Y each fill a relay to B, who reads nothing
      And A, C, D and E join one after the other, each when W has a list with the one before
      Then they were listed at once, not with the period

    @RELAY-21
    Scenario: A target that does not read slows its dialler down
      Given A and B are relayed
      When A writes into the relay, which B does not read, until nothing more is taken
      Then the server has taken a bounded amount

    @RELAY-21 @hostile
    Scenario: A dialler that does not read slows its target down
      Given A and B are relayed
      When B writes into the relay, which A does not read, until nothing more is taken
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

    @RELAY-23 @quiet @hostile
    Scenario: Lists come in every period to the peers of a relay that is busy both ways
      Given W has joined
      And A and B are relayed
      Then A and B each receive 3 lists, as W does, while bytes pass both ways

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

    @RELAY-31 @hostile
    Scenario: Two peers complete a libp2p upgrade though the target refuses what is proposed first
      Given A and B are relayed
      When A and B upgrade the relay, and B refuses what A proposes first
      Then A's ping over the relay is answered by B

  Rule: Relays last

    @RELAY-24 @patient
    Scenario: A relay that carries nothing for three periods still carries bytes
      Given A and B are relayed
      When 3 periods, and 12 seconds at least, have passed
      Then nothing has come to B from the relay
      When A writes "after a while" into the relay
      Then B reads "after a while" from the relay

    @RELAY-24 @patient @hostile
    Scenario: A relay that carries nothing when one end has closed its side still carries what the other one writes
      Given A and B are relayed
      When A closes its side of the relay
      And 3 periods, and 12 seconds at least, have passed
      Then nothing has come to A from the relay
      When B writes "after a while" into the relay
      Then A reads "after a while" from the relay
