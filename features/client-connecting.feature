@client
Feature: A client connects
  The suite plays the server. The client comes to it over a transport, and proposes, as initiator each time, a
  security protocol, a muxer and the protocol version.

  Rule: The client negotiates

    @CONN-41
    Scenario: Security, a muxer and stardust are proposed in this order
      When the client is started
      Then it sends a JoinInit
      And it has proposed security, a muxer and stardust 0.1.0, in this order

    @CONN-41 @hostile
    Scenario: Answers that come one byte at a time do not change the order
      Given the server writes each byte on its own
      When the client is started
      Then it sends a JoinInit
      And it has proposed security, a muxer and stardust 0.1.0, in this order

    @CONN-44
    Scenario Outline: A client that is refused <what> cannot join, and says so
      Given the server refuses <what>
      When the client is started
      Then it gives up, and has sent nothing but proposals
      And it reports that it has not joined
      And a fresh start of the client joins a right server

      @libp2p
      Examples:
        | what                    |
        | every security protocol |

      Examples:
        | what                    |
        | every muxer             |

      @hostile
      Examples:
        | what                    |
        | stardust                |

  Rule: The client knows whom it connects to

    @CONN-42 @libp2p
    Scenario: A server that proves the identity in its address gets a JoinInit
      When the client is started
      Then the server has proved to it the identity in its address
      And it sends a JoinInit

    @CONN-42 @libp2p @hostile
    Scenario Outline: A server that proves another identity gets none: <security>
      Given the server agrees to no security protocol but <security>
      And the server proves another identity than that in its address
      When the client is started
      Then it ends the connection, and has sent no JoinInit
      And a fresh start of the client joins a right server

      Examples:
        | security     |
        | /noise       |
        | /secio/1.0.0 |

  Rule: The registration stream is opened by the side that the binding says

    @CONN-43 @libp2p
    Scenario: The JoinInit comes on a stream that the client has opened
      When the client is started
      Then it sends a JoinInit

    @CONN-43 @bare
    Scenario: The JoinInit comes on the stream that the server has opened
      When the client is started
      Then it sends a JoinInit

    @CONN-43 @bare @hostile
    Scenario: A server that opens the registration stream late is waited for
      Given the server opens the registration stream late
      When the client is started
      Then it sends nothing while there is no registration stream
      And it sends a JoinInit

    @CONN-43 @libp2p @hostile
    Scenario: A stream that the server opens first is not taken for the registration stream
      Given the server opens a stream of its own as soon as it is connected
      When the client is started
      Then it sends a JoinInit
      And it has sent no message on the stream of the server

  Rule: Other streams change nothing

    @ROBUST-43 @libp2p
    Scenario: An unknown protocol is refused, and the session goes on
      Given the client has joined
      When the server proposes "/conformance/no-such-protocol/1.0.0" on a new stream
      Then it answers with "na"
      And its session goes on

    @ROBUST-43 @libp2p @hostile
    Scenario: An unknown protocol is refused while the client joins
      Given the client has sent a JoinInit
      When the server proposes "/conformance/no-such-protocol/1.0.0" on a new stream
      Then it answers with "na"
      And it can join

    @ROBUST-43 @libp2p @hostile
    Scenario: Five unknown protocols on streams of their own do not end the session
      Given the client has joined
      When the server proposes "/conformance/no-such-protocol/1.0.0" on 5 new streams
      Then it answers each with "na"
      And its session goes on
