Feature: Connecting
  The first thing that happens: a transport, a secured channel, a muxer and the protocol version, each agreed
  with multistream-select.

  @CONN-01
  Scenario: The server accepts a connection at the address that it announces
    When A connects
    Then A's connection is up

  @CONN-01 @hostile
  Scenario: Connections that come to nothing do not use up those to come
    When 20 transport connections are cut off in the middle of the negotiation
    Then A can connect

  @CONN-01 @hostile
  Scenario: A WebSocket request may name any path
    Then A can connect with a WebSocket request for "/p2p/QmYyQSo1c1Ym7orWxLYvCrM2EmxFTANf8wXmmE7DWjhx5N"

  @CONN-01 @hostile
  Scenario: A browser may connect, whatever page it shows
    Then A can connect as a browser does on a page of "https://elsewhere.example"

  @CONN-01 @hostile
  Scenario: WebSocket messages may come in fragments, with pings between these
    Then A can connect with WebSocket messages in fragments, with pings between these

  @CONN-01 @hostile
  Scenario: WebSocket messages may be empty, and pongs may come unasked
    Then A can connect among empty WebSocket messages and pongs

  @CONN-02 @libp2p
  Scenario: The server agrees to a security protocol and completes its handshake
    When A connects
    Then A's connection is secured

  @CONN-02 @libp2p @hostile
  Scenario: A security handshake is read in whatever pieces it comes
    Given A has opened a transport connection
    Then the server agrees to a security protocol, and reads A's handshake byte by byte

  @CONN-03 @libp2p
  Scenario: The server proves the identity that is in its address
    When A connects
    Then the server has proved to A the identity in its address

  @CONN-03 @libp2p @hostile
  Scenario: The server proves the same identity each time, with each security protocol
    Then the server proves the identity in its address twice with each security protocol that it has

  @CONN-04
  Scenario: The security protocols and muxers of the server are noted
    Then it is noted which security protocols and muxers the server agrees to

  @CONN-05
  Scenario: What is declared of the server is there
    Then the server agrees to each protocol that is declared of it

  @CONN-05 @hostile
  Scenario: What is declared of the server is there in each combination, and beside a session
    Given A has joined
    Then the server agrees to each declared muxer behind each declared security protocol
    And the server agrees to each further protocol that is declared of it on A's connection, twice

  @CONN-06 @libp2p
  Scenario: A security protocol that the server does not have is refused, and the next one agreed
    Given A has opened a transport connection
    When A proposes the protocol "/conformance/no-such-security/1.0.0"
    Then the server answers A's proposal with "na"
    When A proposes a security protocol that the server has
    Then the server agrees to A's proposal

  @CONN-06 @libp2p @hostile
  Scenario: Security protocols with nearly the name of a known one are refused one after the other, and the next agreed
    Given A has opened a transport connection
    When A proposes the protocol "/noise/no-such"
    Then the server answers A's proposal with "na"
    When A proposes the protocol "/secio/1.0.0/no-such"
    Then the server answers A's proposal with "na"
    When A proposes the protocol "/secio"
    Then the server answers A's proposal with "na"
    When A proposes a security protocol that the server has
    Then the server agrees to A's proposal
    And a fresh peer is still served

  @CONN-11
  Scenario: The server agrees to a muxer and speaks it
    When A connects
    Then the server answers A on two streams at once

  @CONN-11 @hostile
  Scenario: The frames of a muxer are read in whatever pieces they come
    Then the server answers on two streams at once over each muxer that it has, read byte by byte

  @CONN-11 @hostile
  Scenario: A ping of yamux is answered
    Then the server answers a ping of yamux, if it has that muxer

  @CONN-11 @libp2p @hostile
  Scenario: A dialler may have a wide window from the first frame of a stream on
    Then 1000000 bytes reach a dialler with windows of 2097152 bytes, granted as it opens a stream

  @CONN-11 @libp2p @hostile
  Scenario: A target may have a wide window from its first frame on a stream on
    Then 1000000 bytes reach a target with windows of 2097152 bytes, granted as it takes a stream

  @CONN-11 @hostile
  Scenario: A stream of yamux begins and ends with Data frames, too
    Given B has joined
    Then a stream of yamux begins and ends for B with Data frames as with WindowUpdates

  @CONN-11 @libp2p @hostile
  Scenario: A muxer that only the client names in the handshake is agreed with multistream-select
    Then the server answers on two streams at once over each muxer that it has, named in a handshake of noise

  @CONN-11 @hostile
  Scenario: A frame of a muxer may be long
    Given B has joined
    Then 200000 bytes in one frame reach B, over each muxer that the server has

  @CONN-11 @hostile
  Scenario: A frame of a muxer may be empty
    Given B has joined
    Then 1000 bytes behind an empty frame reach B, over each muxer that the server has

  @CONN-11 @hostile
  Scenario: The streams of mplex may have any name
    Then the server answers on two streams at once over mplex, whether their names are empty or long

  @CONN-11 @libp2p @hostile
  Scenario: The streams of a connection may be many, one after the other
    Then the server answers on 20 streams, one after the other, over each muxer that it has

  @CONN-12
  Scenario: A muxer that the server does not have is refused, and the next one agreed
    Given A has secured a connection
    When A proposes the protocol "/conformance/no-such-muxer/1.0.0"
    Then the server answers A's proposal with "na"
    When A proposes a muxer that the server has
    Then the server agrees to A's proposal

  @CONN-12 @hostile
  Scenario: Muxers with nearly the name of a known one are refused one after the other, and the next agreed
    Given A has secured a connection
    When A proposes the protocol "/mplex/6.7.0/no-such"
    Then the server answers A's proposal with "na"
    When A proposes the protocol "/yamux/1.0.0/no-such"
    Then the server answers A's proposal with "na"
    When A proposes the protocol "/mplex"
    Then the server answers A's proposal with "na"
    When A proposes a muxer that the server has
    Then the server agrees to A's proposal
    And a fresh peer is still served

  @CONN-21 @libp2p
  Scenario: The server agrees to stardust 0.1.0
    Given A is connected
    When A opens a stream
    And A proposes the protocol "/p2p/stardust/0.1.0"
    Then the server agrees to A's proposal

  @CONN-21 @libp2p @hostile
  Scenario: Stardust is agreed behind streams that were reset in the middle of their negotiation
    Given A is connected
    And A has reset 3 streams in the middle of the negotiation
    When A opens a stream
    And A proposes the protocol "/p2p/stardust/0.1.0"
    Then the server agrees to A's proposal

  @CONN-22 @bare @hostile
  Scenario: Streams that the client opens first do not cost it the registration stream
    Given A is connected
    And A has opened 5 silent streams
    When A dials X, who never joined
    And A begins a registration stream
    And A proposes the protocol "/p2p/stardust/0.1.0"
    Then the server agrees to A's proposal

  @CONN-22 @bare
  Scenario: The server opens a registration stream on each connection and agrees to stardust 0.1.0 there
    Given A is connected
    And B is connected
    When A begins a registration stream
    And B begins a registration stream
    And B proposes the protocol "/p2p/stardust/0.1.0"
    Then the server agrees to B's proposal
    When A proposes the protocol "/p2p/stardust/0.1.0"
    Then the server agrees to A's proposal

  @CONN-23
  Scenario: Another version of stardust is refused, and 0.1.0 agreed on the same stream
    Given A is connected
    When A begins a registration stream
    And A proposes the protocol "/p2p/stardust/0.9.7"
    Then the server answers A's proposal with "na"
    When A proposes the protocol "/p2p/stardust/0.1.0"
    Then the server agrees to A's proposal

  @CONN-12 @bare @hostile
  Scenario: A muxer with a long name is refused, and the next one agreed
    Given A has secured a connection
    When A proposes a protocol with a name of 200 characters
    Then the server answers A's proposal with "na"
    When A proposes a muxer that the server has
    Then the server agrees to A's proposal

  @CONN-23 @hostile
  Scenario: Versions that are nearly 0.1.0 are refused one after the other, and 0.1.0 agreed
    Given A is connected
    When A begins a registration stream
    And A proposes the protocol "/p2p/stardust/0.1.1"
    Then the server answers A's proposal with "na"
    When A proposes the protocol "/p2p/stardust/0.1"
    Then the server answers A's proposal with "na"
    When A proposes the protocol "/p2p/stardust/0.1.0/no-such"
    Then the server answers A's proposal with "na"
    When A proposes the protocol "/p2p/stardust/0.1.0"
    Then the server agrees to A's proposal
    And a fresh peer is still served

  @CONN-24
  Scenario: A JoinInit in the same write as the proposal is not lost
    Given A is connected
    When A begins a registration stream
    And A proposes "/p2p/stardust/0.1.0" with a JoinInit right behind it
    Then the server agrees to A's proposal
    And A receives a JoinChallenge without error

  @CONN-24 @libp2p @hostile
  Scenario: A DialRequest in the same write as the proposal is not lost
    Given A and B have joined
    When A opens a stream
    And A proposes "/p2p/stardust/0.1.0" with a DialRequest for B right behind it
    Then the server agrees to A's proposal
    And A receives a DialResponse without error

  @ROBUST-21 @libp2p
  Scenario: A proposal of an unknown protocol is answered, and the session goes on
    Given A has joined
    When A opens a stream
    And A proposes the protocol "/conformance/no-such-protocol/1.0.0"
    Then the server answers A's proposal with "na"
    And A's session goes on

  @ROBUST-21 @libp2p @hostile
  Scenario: Unknown protocols that are proposed in the middle of a join do not disturb it
    Given A has received a challenge
    When A opens a stream
    And A proposes the protocol "/conformance/no-such-protocol/1.0.0"
    Then the server answers A's proposal with "na"
    When A proposes the protocol "/conformance/nor-such-protocol/1.0.0"
    Then the server answers A's proposal with "na"
    When A sends the right solution
    Then A receives a JoinVerify without error
    And A's session goes on

  @ROBUST-21 @libp2p @hostile
  Scenario: Many unknown protocols, each on a stream of its own, are answered, and the session goes on
    Given A has joined
    When A proposes 12 unknown protocols, each on a stream of its own
    Then the server has answered each with "na"
    And A's session goes on

  @ROBUST-21 @libp2p @hostile
  Scenario: A protocol with a long name is answered, and the session goes on
    Given A has joined
    When A opens a stream
    And A proposes a protocol with a name of 300 characters
    Then the server answers A's proposal with "na"
    And A's session goes on

  @ROBUST-22
  Scenario: Streams that are opened and left silent disturb nothing
    Given A is connected
    And A has opened 5 silent streams
    Then A can join
    When A has opened 3 silent streams
    Then A's session goes on

  @ROBUST-22 @libp2p @hostile
  Scenario: Streams on which stardust is agreed and nothing is said disturb no join
    Given A is connected
    And A has opened 2 silent streams on which stardust is agreed
    Then A can join
    And A's session goes on

  @ROBUST-22 @hostile
  Scenario: Silent streams that are opened in the middle of a join, and reset after it, disturb nothing
    Given A has received a challenge
    And A has opened 3 silent streams
    When A sends the right solution
    Then A receives a JoinVerify without error
    When A resets its silent streams
    Then A's session goes on

  @ROBUST-22 @patient @hostile
  Scenario: What the server does with a silent stream in time is done to no other one
    Given B has joined
    And A has opened a registration stream
    And A has opened a dial stream, and two that it leaves silent, on one before all else
    When A joins
    And A dials B on the one
    Then A receives a DialResponse without error
    When the silent ones have ended, or have been silent for long
    Then nothing has come to B from the relay
    When A writes "still there" into the relay
    Then B reads "still there" from the relay
    And A's session goes on
    When A dials B
    Then A receives a DialResponse without error

  @ROBUST-22 @hostile
  Scenario: Silent streams disturb no dial
    Given A and B have joined
    And A has opened 3 silent streams
    And A stops in the middle of its DialRequest
    When A dials B
    Then A receives a DialResponse without error

  @ROBUST-22 @hostile
  Scenario: Dial streams that are given up before their request disturb nothing
    Given A and B have joined
    When A opens 3 dial streams, and resets them before its request
    Then A's session goes on
    When A dials B
    Then A receives a DialResponse without error
