@client
Feature: A client keeps its place
  A client that has joined gets lists, acknowledges them, and notices when they stop.

  Rule: Every list is acknowledged, once

    @DISC-41
    Scenario: A client acknowledges each list with one message
      Given the client has joined
      When the server sends 5 lists, one after the other
      And the server sends 1 more list, and ends the registration stream behind its acknowledgement
      Then it has sent one acknowledgement for each list, and nothing else

    @DISC-41 @hostile
    Scenario: Lists that come in one write are each acknowledged
      Given the client has joined
      When the server sends 40 lists in one write
      And the server sends 1 more list, and ends the registration stream behind its acknowledgement
      Then it has sent one acknowledgement for each list, and nothing else

    @DISC-41 @hostile
    Scenario: A list in one write with the JoinVerify is acknowledged
      Given the client has sent the right solution
      When the server lets it in and sends a list, in one write
      Then it has acknowledged every list
      And its session goes on

    @DISC-41 @hostile
    Scenario: Lists that come while the client waits for the answer to its dial are each acknowledged
      Given B can be dialled
      When the client is started to dial B
      And it sends a DialRequest for B on a new stream
      And the server sends 2 lists, one after the other
      Then it has acknowledged every list

    @DISC-41 @hostile
    Scenario: Lists that come while a peer dials and says nothing are each acknowledged
      Given the client has joined
      When 1 peer dials the client, and says nothing
      And the server sends 2 lists, one after the other
      Then it has acknowledged every list

    @DISC-41 @hostile
    Scenario: A list with the client's own id, and with another twice, is acknowledged
      Given the client has joined
      When the server sends a list with the client's own id, and with another twice
      Then it has acknowledged every list
      And its session goes on

    @DISC-42
    Scenario: An empty list is acknowledged
      Given the client has joined
      When the server sends a list of 0 peers
      Then it has acknowledged every list

    @DISC-42 @hostile
    Scenario: A first list that is empty is acknowledged
      Given the client has sent the right solution
      When the server lets it in with a message of no bytes
      And the server sends a list of 0 peers
      Then it has acknowledged every list
      And its session goes on

    @DISC-43
    Scenario: A list of five thousand is acknowledged
      Given the client has joined
      When the server sends a list of 5000 peers
      Then it has acknowledged every list
      And its session goes on

    @DISC-43 @hostile
    Scenario Outline: Long lists, one after the other, are acknowledged: <muxer>
      Given the client has joined a server that agrees to no muxer but <muxer>
      When the server sends 5 lists of 5000 peers, one after the other
      And the server sends a list of 0 peers
      Then it has acknowledged every list
      And it is noted whether it acknowledges a list of 10000 peers

      Examples:
        | muxer        |
        | /yamux/1.0.0 |
        | /mplex/6.7.0 |

  Rule: A server that is silent, or gone, is noticed

    @DISC-44 @quiet @patient
    Scenario: A client that gets no list during five periods ends the connection
      Given the client has joined
      When the server sends no list for six periods
      Then it has ended the connection
      And a fresh start of the client joins a right server

    @DISC-44 @quiet @patient @hostile
    Scenario: A client that gets a list in every period stays
      Given the client has joined
      When the server sends a list in each of six periods
      Then it has acknowledged every list

    @DISC-45
    Scenario Outline: Whether the client joins again is noted: <where>
      When the server closes <where>
      Then it is noted whether, and when, the client joins again
      And a fresh start of the client joins a right server

      @libp2p
      Examples:
        | where                          |
        | after security                 |

      Examples:
        | where                          |
        | after the transport connection |
        | after the muxer                |
        | after the JoinInit             |
        | after the solution             |
        | after the JoinVerify           |
        | after the first list           |

    @RELAY-44
    Scenario: A client that has lost its server takes itself for offline
      Given the client has joined
      When the server cuts the connection
      Then it reports that it is offline
      And a fresh start of the client joins a right server
