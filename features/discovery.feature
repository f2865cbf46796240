Feature: Discovery
  The server tells every online peer who is online, and each list is acknowledged.

  Rule: When lists come

    @DISC-01 @quiet
    Scenario: A peer gets its first list at once
      Given W has joined
      When A, B, C and D join one after the other, each when the one before has its first list
      Then they had their lists at once, not with the period

    @DISC-01 @quiet @hostile
    Scenario: A peer that comes back gets its first list at once, too
      Given A, B, C and D have joined
      When the connections of A, B, C and D are cut
      And A, B, C and D come back one after the other, each when the one before has its first list
      Then they had their lists at once, not with the period

    @DISC-01 @quiet @hostile
    Scenario: A peer that is alone gets its first list at once, too
      When A, B, C and D join one after the other, each when the one before has its first list and left
      Then they had their lists at once, not with the period

    @DISC-01 @quiet @hostile
    Scenario: A peer that is online already has a list at once when it joins once more
      Given A, B, C and D have joined
      When A, B, C and D join once more, each when the one before has a list for that
      Then they had their lists at once, not with the period

    @DISC-02 @quiet
    Scenario: A join is announced at once to everybody who is online
      Given W has joined
      When A, B, C and D join one after the other, each when W has a list with the one before
      Then they were listed at once, not with the period
      And no two of them were listed later than at once

    @DISC-02 @quiet @hostile
    Scenario: The return of a peer is announced at once, too
      Given W, A, B, C and D have joined
      When the connections of A, B, C and D are cut
      And A, B, C and D soon are in no new list that W receives
      And A, B, C and D come back one after the other, each right behind a list of W
      Then they were listed at once, not with the period
      And no two of them were listed later than at once

    @DISC-02 @quiet @hostile
    Scenario: A join of a peer that is online already is announced at once, too
      Given W, A, B, C and D have joined
      When A, B, C and D join once more, each right behind a list of W
      Then they were listed at once, not with the period
      And no two of them were listed later than at once

    @DISC-02 @quiet @hostile
    Scenario: A join right behind another one is announced at once, too
      Given W has joined
      When A, B, C, D, E, F, G and H join two by two, each pair right behind a list that W has received
      Then they were listed at once, not with the period
      And no two of them were listed later than at once

    @DISC-02 @quiet @hostile
    Scenario: A join is announced at once while others go on joining
      Given W has joined
      When A and B join, each right behind a list of W, and others behind each, a tenth of a period apart
      Then they were listed at once, not with the period

    @DISC-02 @quiet @hostile
    Scenario: A join is announced at once to a peer that has acknowledged nothing yet
      Given W has joined and acknowledges nothing
      When A and B join, right behind the second list that W has received
      Then they were listed at once, not with the period
      And no two of them were listed later than at once

    @DISC-02 @libp2p @quiet @hostile
    Scenario: A join is announced at once while the dial of another peer awaits its target
      Given W and A have joined
      And B has joined and never answers forwarded streams
      When C, D, E and F join one after the other, each right behind a list of W and a dial of B by A
      Then they were listed at once, not with the period
      And no two of them were listed later than at once

    @DISC-02 @quiet @hostile
    Scenario: A join is announced at once to both peers of a relay
      Given A and B are relayed
      When C and D join one after the other, each when B has a list with the one before
      And A receives a list with each of them as well
      Then they were listed at once, not with the period
      And no two of them were listed later than at once

    @DISC-02 @libp2p @quiet @hostile
    Scenario Outline: A join is announced at once to the <peer> of a dial that awaits its target
      Given A has joined
      And B has joined and never answers forwarded streams
      When C and D join one after the other, each right behind a list of <label> and a dial of B by A
      Then they were listed at once, not with the period
      And no two of them were listed later than at once

      Examples:
        | peer    | label |
        | dialler | A     |
        | target  | B     |

    @DISC-03 @quiet
    Scenario: A list comes in every period
      Given A has joined
      Then A receives 4 more lists, each one period after the one before

    @DISC-03 @quiet @hostile
    Scenario: Lists go on coming in every period when the peer that joined first has left
      Given W and A have joined
      When W closes its connection
      Then A receives 3 more lists, each one period after the one before

    @DISC-03 @quiet @hostile
    Scenario: One list comes in every period to a peer that has joined again, too
      Given A has joined
      When A joins once more on a second connection
      Then A receives 4 more lists, each one period after the one before

    @DISC-03 @libp2p @quiet @hostile
    Scenario: A list comes in every period on another muxer, too
      Given A has joined over another security protocol and another muxer than others
      Then A receives 3 more lists, each one period after the one before

    @DISC-03 @quiet @patient @hostile
    Scenario: A list comes in every period to a peer that acknowledges unasked all the time
      Given A has joined
      Then A receives a list in each of 4 periods, while it acknowledges unasked all the time

    @DISC-03 @quiet @patient @hostile
    Scenario: A list comes in every period to a peer that dials all the time
      Given A and B have joined
      Then A receives a list in each of 4 periods, while it dials B all the time

    @DISC-03 @quiet @patient @hostile
    Scenario: A list comes in every period to a peer that is dialled all the time
      Given A and B have joined
      Then A receives a list in each of 4 periods, while B dials it all the time

    @DISC-03 @quiet @patient @hostile
    Scenario: A list comes in every period to a peer that is refused dials all the time
      Given A has joined
      Then A receives a list in each of 4 periods, while it dials X, who never joined, all the time

    @DISC-03 @libp2p @quiet @patient @hostile
    Scenario: A list comes in every period to a dialler that awaits its answer
      Given B has joined and never answers forwarded streams
      And A has joined
      When A dials B
      Then A receives 3 more lists, each one period after the one before

    @DISC-03 @libp2p @quiet @patient @hostile
    Scenario: A list comes in every period to a target that has not answered a dial
      Given A has joined
      And B has joined and never answers forwarded streams
      When A dials B
      Then B receives 3 more lists, each one period after the one before

    @DISC-03 @quiet @patient @hostile
    Scenario: A list comes in every period to a peer that is relayed to one whom it has dialled
      Given B and A have joined
      When A dials B
      And A receives a DialResponse without error
      Then A receives 3 more lists, each one period after the one before

    @DISC-03 @quiet @patient @hostile
    Scenario: A list comes in every period to a peer that is relayed to one who has dialled it
      Given A and B have joined
      When A dials B
      And A receives a DialResponse without error
      Then B receives 3 more lists, each one period after the one before

    @DISC-04 @quiet
    Scenario: The next list comes although the last one is not acknowledged
      Given A has joined and acknowledges nothing
      Then A receives 2 more lists, each one period after the one before

  Rule: What lists hold

    @DISC-11
    Scenario: The ids are multihashes
      Given A and B have joined
      When A receives a Discovery that lists B
      Then every id in A's lists is a multihash

    @DISC-11 @hostile
    Scenario: The ids are multihashes also after a second join, and in the lists of the period
      Given A and B have joined
      When B joins once more on a second connection
      And 2 periods have passed
      Then every id in A's lists is a multihash

    @DISC-12
    Scenario: A list has every other peer that is online
      Given A, B and C have joined
      When D joins
      Then D receives a Discovery that lists A, B and C
      And A receives a Discovery that lists B, C and D

    @DISC-12 @hostile
    Scenario: Those who stay are in the lists when others have left
      Given A, B, C, D and E have joined
      When the connections of B and D are cut
      Then C stays in the lists that A receives
      And E stays in the lists that A receives

    @DISC-12 @hostile
    Scenario: A list has every other peer that is online, also of forty
      When 40 fresh peers join, one after the other, up to the first that is refused
      Then each of them receives a Discovery that lists all the others

    @DISC-12 @quiet @hostile
    Scenario: Peers that have just joined are in the list of the period, too
      Given W has joined
      When A and B join, right behind the second list that W has received
      Then A and B are in the next list of a period that W receives

    @DISC-12 @hostile
    Scenario: A peer that has acknowledged nothing yet is in the list
      Given B has joined and acknowledges nothing
      When A joins
      Then A receives a Discovery that lists B

    @DISC-12 @hostile
    Scenario: The first list of a peer has who has joined since its challenge
      Given W has joined
      And A has received a challenge
      When B joins
      And W has seen B
      And A solves its challenge
      Then the first list that A receives has B

    @DISC-12 @quiet @hostile
    Scenario: A peer is in the list that joins as another one leaves
      Given W has joined
      Then A, B, C and D are in W's lists, each when it joins as another of them is cut off

    @DISC-12 @hostile
    Scenario: Peers are in the list while they are relayed
      Given A and B are relayed
      When C joins
      Then C receives a Discovery that lists A and B
      And A receives a Discovery that lists B and C
      And B receives a Discovery that lists A and C

    @DISC-12 @hostile
    Scenario: A peer that was dialled in vain is in no list
      Given A has joined
      And A has dialled B, who has not joined yet
      Then B is not online

    @DISC-12 @libp2p @hostile
    Scenario: Peers are in the list while a dial between them awaits its answer
      Given A has joined
      And B has joined and lets the server negotiate on forwarded streams
      When A dials B
      And the server has opened a stream to B, and awaits an answer on it
      And C joins
      Then C receives a Discovery that lists A and B

    @DISC-12 @hostile
    Scenario: Peers that speak other protocols with the server are in one another's lists
      Given A has joined
      And B has joined over another security protocol and another muxer than others
      When C joins
      Then A receives a Discovery that lists B and C
      And B receives a Discovery that lists A and C
      And C receives a Discovery that lists A and B

    @DISC-12 @libp2p @hostile
    Scenario: A peer is listed under the id of its join, also where its connection has proved another
      Given W has joined
      And A has connected with an identity of its connection only
      When A joins, if the server lets it in
      Then W receives a Discovery that lists A

    @DISC-13
    Scenario: No list has an id twice
      Given A and B have joined
      When B joins once more on a second connection
      And C joins
      And A receives a Discovery that lists C
      Then none of A's lists has an id twice

    @DISC-13 @hostile
    Scenario: No list has an id twice whose two joins went on at the same time
      Given A has joined
      When B joins on two connections at the same time
      And C joins
      And A receives a Discovery that lists C
      Then none of A's lists has an id twice

    @DISC-13 @libp2p @hostile
    Scenario: No list has an id twice that has joined twice on one connection
      Given A and B have joined
      When B joins once more on the same connection, if the server lets it in
      And C joins
      And A receives a Discovery that lists C
      Then none of A's lists has an id twice

    @DISC-14
    Scenario: It is noted whether a peer is in its own list
      Given A has joined
      Then it is noted whether A's lists have A

    @DISC-15
    Scenario: It is noted whether the server is in the list
      Given A has joined
      Then it is noted whether A's lists have the server

  Rule: Who leaves

    @DISC-21
    Scenario: A peer that closes its connection disappears from the lists
      Given A and B have joined
      And A has seen B
      When B closes its connection
      Then B soon is in no new list that A receives

    @DISC-21 @quiet @hostile
    Scenario: A peer that closes its connection disappears from the lists of the periods, though nobody joins
      Given A and B have joined
      And A has seen B
      When B closes its connection
      Then B soon is in no list of a period that A receives

    @DISC-21 @hostile
    Scenario: A peer that has disappeared is in no list that comes later
      Given A and B have joined
      And A has seen B
      When B's connection is cut
      And B soon is in no new list that A receives
      Then B is in none of the next 4 lists that A receives

    @DISC-21 @libp2p @hostile
    Scenario: A peer on another muxer disappears when its connection is cut
      Given W has joined
      And B has joined over another security protocol and another muxer than others
      When B's connection is cut
      Then B soon is in no new list that W receives

    @DISC-21 @quiet @hostile
    Scenario: A peer that leaves right behind its solution does not stay
      Given W has joined
      And A has received a challenge
      When A sends the right solution, and closes its connection at once
      And 2 periods have passed
      Then A soon is in no new list that W receives

    @DISC-21 @hostile
    Scenario: A peer that has joined twice disappears when its older connection has ended, and then its newer
      Given A and B have joined
      When B joins once more on a second connection
      And B's first connection is cut
      And 2 periods have passed
      And B's connection is cut
      Then B soon is in no new list that A receives

    @DISC-21 @hostile
    Scenario: A peer that has joined twice disappears when its newer connection has ended, and then its older
      Given A and B have joined
      When B joins once more on a second connection
      And B's connection is cut
      And 2 periods have passed
      And B's first connection is cut
      Then B soon is in no new list that A receives

    @DISC-21 @hostile
    Scenario: A peer that is relayed disappears when its connection is cut
      Given A and B are relayed
      And W has joined
      When B's connection is cut
      Then B soon is in no new list that W receives

    @DISC-21 @libp2p @hostile
    Scenario: A peer that has not answered a dial disappears when its connection is cut
      Given A and W have joined
      And B has joined and lets the server negotiate on forwarded streams
      When A dials B
      And the server has opened a stream to B, and awaits an answer on it
      And B's connection is cut
      Then B soon is in no new list that W receives

    @DISC-21 @libp2p @hostile
    Scenario: Peers that have joined on one connection all disappear when it is cut
      Given A and W have joined
      When B joins on the connection of A, if the server lets it in
      And A's connection is cut
      Then A and B soon are in no new list that W receives

    @DISC-22
    Scenario: A peer that resets its registration stream disappears from the lists
      Given A and B have joined
      And A has seen B
      When B resets its registration stream
      Then B soon is in no new list that A receives

    @DISC-22 @hostile
    Scenario: A peer that closes its side of the registration stream disappears from the lists
      Given A and B have joined
      And A has seen B
      When B closes its registration stream
      Then B soon is in no new list that A receives

    @DISC-26
    Scenario: A peer that has joined again stays online when its old connection ends
      Given A and B have joined
      When B joins once more on a second connection
      And B's first connection is cut
      Then B stays in the lists that A receives

    @DISC-26 @hostile
    Scenario: A peer that has joined again stays online when its old registration stream is reset
      Given A and B have joined
      When B joins once more on a second connection
      And B resets its first registration stream
      Then B stays in the lists that A receives

    @DISC-26 @hostile
    Scenario: A peer that has joined three times is still online long after its first connection has ended
      Given B has joined
      When B joins once more on a second connection
      And B joins once more on a third connection
      And B's first connection is cut
      And 2 periods have passed
      Then B is online

  Rule: Acknowledgements

    @WIRE-05 @DISC-24 @quiet @patient
    Scenario: A peer that acknowledges stays online
      Given A and B have joined
      When B has acknowledged the lists of four periods
      Then B is online

    @WIRE-05 @hostile
    Scenario: Empty acknowledgements behind others in one write do not end the registration stream
      Given A has joined
      When A sends an acknowledgement that carries bytes and 3 empty ones in one write
      Then A's session goes on

    @DISC-24 @DISC-31 @quiet @patient @hostile
    Scenario: A peer that acknowledges more than it must, and nothing on an older connection, stays online
      Given B has joined and acknowledges nothing
      When B joins once more on a second connection
      And B sends 300 acknowledgements unasked
      And 5 periods have passed
      Then B is online

    @DISC-24 @quiet @hostile
    Scenario: A peer that has not acknowledged the lists of many joins yet stays online
      Given 16 fresh peers have received a challenge
      And W has joined and acknowledges nothing
      When these join, one after the other, for a period and a half at most
      And W acknowledges all its lists when that of the period has come behind those of the joins
      Then W is online

    @DISC-24 @quiet @patient @hostile
    Scenario: A peer that is late with its acknowledgements again and again, and sends them all, stays online
      Given B has joined and acknowledges nothing
      When B acknowledges its lists two at a time, for 6 periods
      Then B is online

    @DISC-24 @quiet @patient @hostile
    Scenario: A peer that was silent before it came back may be late with its acknowledgements as others
      Given B has joined and acknowledges nothing
      When 4 periods have passed
      And B's connection is cut
      And B joins once more on a second connection, and acknowledges nothing yet
      And B acknowledges its lists two at a time, for 2 periods
      Then B is online

    @DISC-24 @quiet @patient @hostile
    Scenario: A peer on another muxer that has reset relays on both sides stays online
      Given A has joined over another security protocol and another muxer than others
      And B has joined
      And B and A are relayed
      When A resets its side of the relay
      And A and B are relayed
      And A resets its side of the relay
      And 5 periods have passed
      Then A is online

    @DISC-24 @libp2p @quiet @patient @hostile
    Scenario: The peers of a dial that awaits its target stay online
      Given A has joined
      And B has joined and never answers forwarded streams
      When A dials B
      And 5 periods have passed
      Then A is online
      And B is online

    @DISC-24 @hostile
    Scenario: A peer stays online when somebody else begins a join under its id
      Given A has joined
      When M begins a join with the id and the key of A
      Then A's session goes on
      And A is online

    @DISC-24 @hostile
    Scenario: A peer stays online when a join of somebody else under its id fails
      Given M begins a join with the id and the key of A
      And A has joined
      When M's join fails
      Then A's session goes on
      And A is online

    @DISC-24 @libp2p @hostile
    Scenario: A peer stays online when somebody else is refused on its connection
      Given A has joined
      When B is refused on the connection of A, if the server lets it begin
      Then A's session goes on
      And A is online

    @DISC-24 @libp2p @hostile
    Scenario Outline: A peer that <refuses> forwarded streams stays online
      Given A has joined
      And B has joined and <refuses> forwarded streams
      When A dials B
      And A's dial fails, by an error or the end of the stream
      Then B's session goes on

      Examples:
        | refuses |
        | refuses |
        | resets  |

    @DISC-24 @libp2p @patient @hostile
    Scenario: A peer that leaves a dial unanswered for long stays online
      Given A has joined
      And B has joined and never answers forwarded streams
      When A dials B
      And A's dial has failed, or has waited for a minute
      Then B's session goes on

    @DISC-25 @quiet @patient
    Scenario: A peer that acknowledges nothing is taken off
      Given A has joined
      And B has joined and acknowledges nothing
      And A has seen B
      When 6 periods have passed
      Then B is in no new list that A receives

    @DISC-25 @quiet @patient @hostile
    Scenario: A peer that acknowledges its first list, and nothing behind it, is taken off
      Given A has joined
      And B has joined and acknowledges its first list only
      And A has seen B
      When 6 periods have passed
      Then B is in no new list that A receives

    @DISC-25 @quiet @patient @hostile
    Scenario: A peer that acknowledges nothing is taken off, also when others join all the time
      Given A has joined
      And B has joined and acknowledges nothing
      And A has seen B
      When 6 periods have passed, in each of which two peers join
      Then B is in no new list that A receives

    @DISC-25 @quiet @patient @hostile
    Scenario: A peer that acknowledges nothing is taken off, also when it dials all the time
      Given A has joined
      And B has joined and acknowledges nothing
      And A has seen B
      When 6 periods have passed, in each of which B dials X, who never joined
      Then B is in no new list that A receives

    @DISC-31
    Scenario: An acknowledgement that nobody asked for does no harm
      Given A has joined
      When A sends 5 acknowledgements unasked
      Then A's session goes on

    @WIRE-12 @quiet @patient @hostile
    Scenario: Fields that the schema does not have are skipped in an acknowledgement
      Given A has joined and acknowledges with fields of later versions
      When X joins and is in a list
      Then A's session goes on
      When A has acknowledged the lists of four periods
      Then A is online

    @DISC-32 @quiet
    Scenario: A peer whose acknowledgements carry bytes is served and stays online
      Given A has joined and acknowledges with bytes
      When X joins and is in a list
      Then A's session goes on
      When A has acknowledged the lists of four periods
      Then A is online

    @DISC-32 @quiet @patient @hostile
    Scenario: An acknowledgement with the bytes of a DialRequest is an acknowledgement
      Given A has joined and acknowledges each list with an id out of it
      When X joins and is in a list
      Then A's session goes on
      When A has acknowledged the lists of four periods
      Then A is online

    @DISC-32 @hostile
    Scenario: An acknowledgement with many bytes is an acknowledgement
      Given A has joined
      When A sends an acknowledgement that carries 1000 bytes
      Then A's session goes on

    @DISC-32 @hostile
    Scenario: A solution that comes again behind the join is an acknowledgement
      Given B and A have joined
      When A sends its solution once more
      Then B is in every list that A has received, and in the next

  Rule: Where the protocol is silent

    @DISC-23 @quiet
    Scenario: It is noted whether a leave is announced at once
      Given A and B have joined
      And A has seen B
      Then it is noted whether A is told at once that B leaves

    @JOIN-42
    Scenario: It is noted which of two connections of one id is served
      Given A and B have joined
      When B joins once more on a second connection
      Then it is noted which connection of B gets a dial by A
