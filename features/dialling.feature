Feature: Dialling
  A joined peer asks the server for a stream to another one.

  Rule: A peer that is online can be dialled

    @DIAL-01
    Scenario: A dial of an online peer is accepted
      Given A and B have joined
      When A dials B
      Then A receives a DialResponse without error
      And B is offered a stream by the server
      And A can dial B 20 times more, and end each relay before the next dial

    @DIAL-01 @hostile
    Scenario: Dials of an online peer are accepted, however the relays before have ended
      Given A and B have joined
      When A dials B
      Then A receives a DialResponse without error
      And B is offered a stream by the server
      And A can dial B 20 times more, and both close each relay before the next dial

    @DIAL-01 @hostile
    Scenario: A dial is accepted while the same peer waits for a target that does not answer
      Given A and B have joined
      And C has joined and never answers forwarded streams
      When A dials C
      And A dials B
      Then A receives a DialResponse without error

    @DIAL-01 @hostile
    Scenario: A peer that was dialled before its connection was lost is dialled on its new one
      Given A and B are relayed
      When B's connection is cut
      And B connects again
      And B joins
      And A dials B
      Then A receives a DialResponse without error

    @DIAL-01 @DIAL-02 @hostile
    Scenario: A peer that has joined again is dialled when its old connection has ended
      Given A and C are relayed
      And B has joined
      When B joins once more on a second connection
      And B's first connection is cut
      And 2 periods have passed
      And A dials B
      Then A receives a DialResponse without error
      And B is offered a stream by the server

    @DIAL-01 @hostile
    Scenario: A peer that has acknowledged nothing yet can dial, and be dialled
      Given A and C have joined
      And B has joined and acknowledges nothing
      When A dials B
      Then A receives a DialResponse without error
      When B dials C
      Then B receives a DialResponse without error

    @DIAL-01 @patient @hostile
    Scenario: A peer that has been online for several periods can be dialled
      Given A and B have joined
      When 4 periods, and 8 seconds at least, have passed
      And A dials B
      Then A receives a DialResponse without error

    @DIAL-01 @libp2p @hostile
    Scenario: A peer can dial the one that dials it, before it has answered that dial
      Given A has joined
      And B has joined and lets the server negotiate on forwarded streams
      When A dials B
      And B dials A as soon as it is offered a stream
      Then B receives a DialResponse without error

    @DIAL-01 @libp2p @hostile
    Scenario: A peer that was refused before it joined on the same connection can dial, and be dialled
      Given A has been refused for a wrong solution
      And B has joined
      When A joins once more on the same connection, if the server lets it in
      And A dials B
      Then A receives a DialResponse without error
      When B dials A
      Then B receives a DialResponse without error

    @DIAL-01 @hostile
    Scenario: A peer under whose id somebody else has begun a join can dial, and be dialled
      Given A and B have joined
      When M begins a join with the id and the key of A
      And A dials B
      Then A receives a DialResponse without error
      When B dials A
      Then B receives a DialResponse without error

    @DIAL-01 @hostile @patient @chance @walk
    Scenario: Peers dial each other, whatever they did before
      Then 200 things that A, B, C, D and E do in an order of chance go as they should

    @DIAL-01 @DISC-11 @hostile
    Scenario: Peers are listed and dialled, whatever byte their ids begin or end with
      Given A has joined
      Then A can see and dial peers whose ids begin or end with a byte that text or numbers lose

    @DIAL-01 @libp2p @hostile
    Scenario: A peer that has left and joined once more on the same connection can dial, and be dialled
      Given A and B have joined
      When A resets its registration stream, and soon is in no new list that B receives
      And A joins once more on the same connection, if the server lets it in
      And A dials B
      Then A receives a DialResponse without error
      When B dials A
      Then B receives a DialResponse without error

    @DIAL-01 @hostile
    Scenario: A peer is dialled by one that speaks other protocols with the server
      Given A has joined
      And B has joined over another security protocol and another muxer than others
      When A dials B
      Then A receives a DialResponse without error

    @DIAL-01 @libp2p @hostile
    Scenario: A peer is dialled of which many dials were given up before its answer
      Given A has joined
      And B has joined and lets the server negotiate on forwarded streams
      When A dials B, and resets its stream before B agrees, 70 times over
      And A dials B, who is asked and takes its time
      And B agrees to what it was asked
      Then A receives a DialResponse without error

    @DIAL-02
    Scenario: A target gets a stream on the connection that it has, while another one is dialled
      Given A, B and C have joined
      When A dials B and C at the same time
      Then each of the two gets the relay that was dialled for it

    @DIAL-02 @libp2p @hostile
    Scenario: A target gets the stream where it has joined, though it has a newer connection
      Given A and B have joined
      When B connects again
      And A dials B
      Then B is offered a stream on its first connection

    @DIAL-03
    Scenario: Nobody but the target gets a stream
      Given A, B and C have joined
      When A dials B
      Then B, and not C, is offered a stream by the server
      When A receives a DialResponse without error
      And A writes "for B" into the relay
      Then B reads "for B" from the relay
      And C has been offered no stream

    @DIAL-03 @hostile
    Scenario: Nobody but the target gets a stream when another peer has left
      Given A, B, C and D have joined
      When B closes its connection
      And B soon is in no new list that A receives
      And A dials C
      Then C, and not D, is offered a stream by the server
      When A receives a DialResponse without error
      And A writes "for C" into the relay
      Then C reads "for C" from the relay
      And D has been offered no stream

    @DIAL-04 @libp2p
    Scenario: The stream to the target is negotiated as stardust 0.1.0
      Given A has joined
      And B has joined and lets the server negotiate on forwarded streams
      When A dials B
      Then the server proposes stardust 0.1.0 to B

    @DIAL-04 @bare
    Scenario: Nothing is negotiated on the stream to the target
      Given A and B have joined
      When A dials B
      And A writes "first bytes" into the relay
      Then "first bytes" comes to B on the new stream with nothing in front

    @DIAL-04 @libp2p @hostile
    Scenario: The stream of a second dial is negotiated as stardust 0.1.0 too
      Given A and C have joined
      And B has joined and lets the server negotiate on forwarded streams
      When A dials B
      Then the server proposes stardust 0.1.0 to B
      When C dials B
      Then the server proposes stardust 0.1.0 to B

    @DIAL-04 @bare @hostile
    Scenario: Nothing is negotiated on the stream of a second dial either
      Given A and B have joined
      And C has joined
      When A dials B
      And A writes "first bytes" into the relay
      Then "first bytes" comes to B on the new stream with nothing in front
      When C dials B
      And C writes "other bytes" into the relay
      Then "other bytes" comes to B on the new stream with nothing in front

    @DIAL-05
    Scenario: The target reads what the dialler wrote, and nothing else
      Given A and B are relayed
      When A writes "first bytes" into the relay
      Then the first that B reads from the relay is "first bytes"

    @DIAL-05 @hostile
    Scenario: The target reads nothing of the server's own when others join and dials fail
      Given A and B are relayed
      When X joins and is in a list
      And A has dialled Y, who never joined
      And A writes "first bytes" into the relay
      Then B reads nothing from the relay but "first bytes"

    @WIRE-11 @hostile
    Scenario: The first message on a dial stream is the DialResponse, though the target speaks at once
      Given A has joined
      And B has joined and speaks first on forwarded streams
      When A dials B
      Then what B said is not the first that comes to A
      And A receives a DialResponse without error

    @WIRE-11 @hostile
    Scenario: Nothing comes behind the error of a dial of a peer that is not online
      Given A has joined
      When A dials X, who never joined
      And A receives a DialResponse with an error
      Then nothing comes to A behind the error of its dial

    @WIRE-11 @libp2p @hostile
    Scenario: Nothing comes behind the error of a dial whose target refuses
      Given A has joined
      And B has joined and refuses forwarded streams
      When A dials B
      And A's dial fails, by an error or the end of the stream
      Then nothing comes to A behind the error of its dial

    @WIRE-15 @hostile
    Scenario: Of targets that come twice in a DialRequest the last one counts
      Given A and B have joined
      When A dials B, with X, who never joined, before it in the DialRequest
      Then A receives a DialResponse without error
      And B is offered a stream by the server

    @WIRE-12 @hostile
    Scenario: Fields that the schema does not have are skipped in a DialRequest
      Given A and B have joined
      When A dials B with fields of later versions
      Then A receives a DialResponse without error

    @WIRE-12 @hostile
    Scenario: Groups are skipped with what is in them in a DialRequest
      Given A and B have joined
      When A dials B with groups of later versions
      Then A receives a DialResponse without error

    @DIAL-01 @DIAL-24 @libp2p @hostile
    Scenario: Each of two dials has its answer on its own stream
      Given A has joined
      And B has joined and lets the server negotiate on forwarded streams
      When A dials B, who lets it wait, and then X, who never joined
      Then A is refused the second dial, and granted the first when the target answers

    @DIAL-24
    Scenario: Dials of one target at the same time each get a stream
      Given A, B and C have joined
      When A dials C twice and B dials C at the same time
      Then each of the three dials has a relay of its own to C

    @DIAL-24 @hostile
    Scenario: Twenty dials of one target at the same time each get a stream
      Given A, B and C have joined
      When A and B dial C 10 times each at the same time
      Then each of these dials has a relay of its own to C

    @DIAL-24 @libp2p @hostile
    Scenario: Each of two dials of one target has the answer to its own stream
      Given A and B have joined
      And C has joined and lets the server negotiate on forwarded streams
      When A and then B dial C, who agrees to the second dial and lets the first wait
      Then B is granted its dial, and A is not, whose stream the target then refuses

    @DIAL-24 @hostile
    Scenario: Dials of one target at the same time keep their streams when another relay to it ends
      Given A and C are relayed
      And B has joined
      When A dials C twice and B dials C at the same time
      And A resets its side of the relay
      And the relay of C ends
      Then each of the three dials has a relay of its own to C

    @DIAL-25
    Scenario: Bytes that do not wait for the DialResponse are not lost
      Given A and B have joined
      When A dials B and at once writes "early" behind the DialRequest
      And A receives a DialResponse without error
      And A writes " and late" into the relay
      Then B reads "early and late" from the relay

    @DIAL-25 @hostile
    Scenario: Many bytes that do not wait for the DialResponse are not lost either
      Given A and B have joined
      When A dials B and at once writes 250000 bytes behind the DialRequest
      And A receives a DialResponse without error
      Then B reads the same bytes

    @DIAL-25 @hostile
    Scenario: A dialler that closes its side right behind its bytes is relayed as well
      Given A has joined
      And B has joined and lets the server negotiate on forwarded streams
      When A dials B, at once writes "all that there is" behind the DialRequest and closes its side
      And A receives a DialResponse without error
      Then B reads "all that there is" from the relay
      And B reads the end of the relay, for which A did not wait

    @DIAL-25 @hostile
    Scenario: A dialler that closes its side right behind its request is relayed as well
      Given A has joined
      And B has joined and lets the server negotiate on forwarded streams
      When A dials B and closes its side right behind the DialRequest
      And A receives a DialResponse without error
      Then B reads the end of the relay, for which A did not wait
      When B writes "an answer" into the relay
      Then A reads "an answer" from the relay

  Rule: A peer that is not online cannot

    @DIAL-11
    Scenario: A dial of a peer that never joined is refused
      Given A has joined
      When A dials X, who never joined
      Then A receives a DialResponse with an error
      And a fresh peer is still served

    @DIAL-11 @hostile
    Scenario: A dial of a peer that has left is refused
      Given A and B have joined
      When B closes its connection
      And B soon is in no new list that A receives
      And A dials B
      Then A receives a DialResponse with an error

    @DIAL-11 @hostile
    Scenario: A dial of a peer that is off the list, though its connection is open, is refused
      Given A and B have joined
      When B resets its registration stream, and soon is in no new list that A receives
      And A dials B
      Then A receives a DialResponse with an error

    @DIAL-11 @hostile
    Scenario: A dial of an id that is nearly that of an online peer is refused
      Given A and B have joined
      When A dials the id of B with its last bit turned
      Then A receives a DialResponse with an error
      And B has been offered no stream

    @DIAL-11 @libp2p @hostile
    Scenario: A dial of the server, where it is in no list, is refused
      Given A has joined
      When A dials the server, which is not in its list
      Then A receives a DialResponse with an error

    @DIAL-11 @hostile
    Scenario: A dial of a peer that has been challenged and has not answered is refused
      Given A has joined
      And B has received a challenge
      When A dials B
      Then A receives a DialResponse with an error
      And a fresh peer is still served

    @DIAL-12
    Scenario: A dial of a peer that is not online is refused with E_GENERIC
      Given A has joined
      When A dials X, who never joined
      Then A receives a DialResponse with the error E_GENERIC

    @DIAL-12 @hostile
    Scenario: A dial of a peer that has left is refused with E_GENERIC, too
      Given A and B have joined
      When B closes its connection
      And B soon is in no new list that A receives
      And A dials B
      Then A receives a DialResponse with the error E_GENERIC

    @DIAL-13
    Scenario: The dial stream ends after a refusal
      Given A has joined
      When A dials X, who never joined
      And A receives a DialResponse with an error
      Then the server ends A's dial stream

    @DIAL-13 @hostile
    Scenario: The dial stream ends after the dial of a peer that has left, too
      Given A and B have joined
      When B closes its connection
      And B soon is in no new list that A receives
      And A dials B
      And A receives a DialResponse with an error
      Then the server ends A's dial stream

    @DIAL-13 @libp2p @hostile
    Scenario: The dial stream ends after a dial whose target refuses the stream, too
      Given A has joined
      And B has joined and refuses forwarded streams
      When A dials B
      And A's dial fails, by an error or the end of the stream
      Then the server ends A's dial stream

    @DIAL-13 @hostile
    Scenario: The dial stream ends after the dial of nobody, too
      Given A has joined
      When A dials an empty target
      And A is not told that the dial succeeded
      Then the server ends A's dial stream

    @DIAL-14
    Scenario Outline: A target that is no peer id is not dialled: <what>
      Given A has joined
      When A dials <what>
      Then A is not told that the dial succeeded
      And A's session goes on
      And a fresh peer is still served

      Examples:
        | what                           |
        | an empty target                |

      @hostile
      Examples:
        | what                           |
        | a target of 10000 bytes        |

    @DIAL-14 @hostile
    Scenario Outline: A target that is nearly an id is not dialled: <what>
      Given A and B have joined
      When A dials <what>
      Then A is not told that the dial succeeded
      And B has been offered no stream

      Examples:
        | what                                 |
        | the id of B with a byte behind it    |
        | the id of B with another code in front |
        | the id of B as a CID                 |
        | the text of B's id                   |

    @DIAL-15
    Scenario: A dial of oneself is noted
      Given A has joined
      Then it is noted how the server answers when A dials itself

    @DIAL-16
    Scenario: A dial by a peer that has not joined is noted
      Given B has joined
      And A is connected
      Then it is noted how the server answers when A dials B

    @DIAL-17
    Scenario: A DialRequest on the registration stream opens no stream
      Given A and B have joined
      When A sends a DialRequest for B on its registration stream
      And X joins and is in a list
      Then B has been offered no stream

    @DIAL-17 @hostile
    Scenario: A DialRequest on the registration stream of a peer that has a relay opens no other stream
      Given A and B are relayed
      When A sends a DialRequest for B on its registration stream
      And X joins and is in a list
      Then B has been offered no other stream

    @DIAL-18
    Scenario: A dial that was refused opens no stream when its target joins
      Given A has joined
      And A has dialled B, who has not joined yet
      When B joins
      And 2 periods have passed
      Then B has been offered no stream

    @DIAL-18 @hostile
    Scenario: A dial that was refused opens no stream when its target joins again
      Given A and B have joined
      When B's connection is cut, and it soon is in no new list that A receives
      And A has dialled B, who is no longer online
      And B connects again
      And B joins
      And 2 periods have passed
      Then B has been offered no stream

  Rule: A dial can fail

    @DIAL-21 @libp2p
    Scenario: A target that refuses the stream fails the dial
      Given A has joined
      And B has joined and refuses forwarded streams
      When A dials B
      Then A's dial fails, by an error or the end of the stream
      And a fresh peer is still served

    @DIAL-21 @libp2p @hostile
    Scenario: A target that resets the stream fails the dial
      Given A has joined
      And B has joined and resets forwarded streams
      When A dials B
      Then A's dial fails, by an error or the end of the stream

    @DIAL-21 @libp2p @hostile
    Scenario: A target that agrees and resets the stream fails the dial, or ends it once it is granted
      Given A has joined
      And B has joined, and agrees to forwarded streams and resets them
      When A dials B
      Then A's dial fails, or its stream ends behind the DialResponse

    @DIAL-21 @bare
    Scenario: A target that resets the stream fails the dial, or ends it once it is granted
      Given A has joined
      And B has joined and resets forwarded streams
      When A dials B
      Then A's dial fails, or its stream ends behind the DialResponse
      And a fresh peer is still served

    @DIAL-21 @bare @hostile
    Scenario: A target that resets the streams of two diallers fails both dials, or ends them
      Given A and C have joined
      And B has joined and resets forwarded streams
      When A dials B
      Then A's dial fails, or its stream ends behind the DialResponse
      When C dials B
      Then C's dial fails, or its stream ends behind the DialResponse
      And a fresh peer is still served

    @DIAL-23
    Scenario: After a failed dial the dialler can dial again
      Given A and B have joined
      And A has dialled X, who never joined
      When A dials B
      Then A receives a DialResponse without error

    @DIAL-01 @hostile
    Scenario: A peer that was dialled before it joined is dialled once it has joined
      Given A has joined
      And A has dialled B, who has not joined yet
      When B joins
      And A dials B
      Then A receives a DialResponse without error

    @DIAL-01 @libp2p @hostile
    Scenario: A target that has refused a stream is asked again
      Given A has joined
      And B has joined and lets the server negotiate on forwarded streams
      When A dials B, who refuses this once
      And A dials B
      Then the server proposes stardust 0.1.0 to B

    @DIAL-01 @DIAL-23 @libp2p @hostile
    Scenario: A dialler that gives a dial up is online, and can dial the same peer again
      Given A has joined
      And B has joined and lets the server negotiate on forwarded streams
      When A dials B
      And the server has opened a stream to B, and awaits an answer on it
      And A resets its dial stream
      Then A's session goes on
      When A dials B
      Then the server proposes stardust 0.1.0 to B

    @DIAL-01 @libp2p @hostile
    Scenario: A target whose dialler was lost before it answered can be dialled
      Given A and C have joined
      And B has joined and lets the server negotiate on forwarded streams
      When A dials B
      And the server has opened a stream to B, and awaits an answer on it
      And A's connection is cut, and it soon is in no new list that C receives
      When C dials B
      Then the server proposes stardust 0.1.0 to B

    @DIAL-01 @libp2p @hostile
    Scenario: A target whose dialler has left before it answered can be dialled
      Given A and C have joined
      And B has joined and lets the server negotiate on forwarded streams
      When A dials B
      And the server has opened a stream to B, and awaits an answer on it
      And A resets its registration stream, and soon is in no new list that C receives
      When C dials B
      Then the server proposes stardust 0.1.0 to B

    @DIAL-23 @hostile
    Scenario: After many dials that failed the dialler is online and can dial again
      Given A has joined
      And C has joined and resets forwarded streams
      When A dials X, who never joined, and C, who resets, 70 times each in vain
      Then A's session goes on
      When B joins
      And A dials B
      Then A receives a DialResponse without error
      And a fresh peer is still served

    @DIAL-23 @hostile
    Scenario: Dials that fail leave the relays of the dialler as they are
      Given C has joined and resets forwarded streams
      And A has dialled B, and D has dialled A, for relays that are to stay
      When A dials X, who never joined, and C, who resets, 2 times each in vain
      Then the relays that are to stay carry 1000 bytes each way

    @DIAL-23 @libp2p @patient @hostile
    Scenario: A dial that its target leaves unanswered leaves the relays of the dialler as they are
      Given C has joined and never answers forwarded streams
      And A has dialled B, and D has dialled A, for relays that are to stay
      When A dials C
      And A's dial has failed, or has waited for a minute
      Then the relays that are to stay carry 1000 bytes each way

    @DIAL-26 @libp2p @hostile
    Scenario: A target that takes its time is dialled
      Given A has joined
      And B has joined and lets the server negotiate on forwarded streams
      When A dials B, who agrees after 4 seconds
      Then A receives a DialResponse without error

    @DIAL-27 @libp2p
    Scenario: The stream to a target whose dialler has given up ends
      Given A has joined
      And B has joined and lets the server negotiate on forwarded streams
      When A dials B, and resets its stream before B agrees
      Then the relay of B ends

    @DIAL-27 @libp2p
    Scenario: The stream to a target whose dialler was lost ends
      Given A and C have joined
      And B has joined and lets the server negotiate on forwarded streams
      When A dials B, who is asked and takes its time
      And A's connection is cut, and it soon is in no new list that C receives
      And B agrees to what it was asked
      Then the relay of B ends

    @DIAL-22 @libp2p
    Scenario: A target that never answers fails the dial in the end
      Given A has joined
      And B has joined and never answers forwarded streams
      When A dials B
      Then A's dial fails within a minute, by an error or the end of the stream
