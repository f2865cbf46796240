@client
Feature: A client dials, and is dialled
  The suite plays the server and the peer at the other end of the relay.

  Rule: The client asks for a peer

    @DIAL-41
    Scenario: A dial is a DialRequest with the target's raw multihash, on a new stream
      Given B can be dialled
      When the client is started to dial B
      Then it sends a DialRequest for B on a new stream

    @DIAL-41 @hostile
    Scenario: A dial of a peer that is in no list yet is a DialRequest, also among lists
      Given B can be dialled, and is in no list yet
      When the client is started to dial B, and the server keeps sending lists
      Then it sends a DialRequest for B on a new stream

    @DIAL-61
    Scenario Outline: The last peer in an address is the target: <address>
      Given B can be dialled
      When the client is started to dial the address of B <address>
      Then it sends a DialRequest for B on a new stream, as the address asks for

      Examples:
        | address                |
        | with the server's id   |

      @hostile
      Examples:
        | address                 |
        | without the server's id |

    @WIRE-12
    Scenario: Unknown fields in a DialResponse are skipped
      Given B can be dialled
      When the client is started to dial B
      And the server grants its dial with fields of later versions
      Then it goes on with the libp2p upgrade

    @WIRE-13 @hostile
    Scenario: A DialResponse with an explicit zero is success
      Given B can be dialled
      When the client is started to dial B
      And the server grants its dial with an explicit zero
      Then it goes on with the libp2p upgrade

  Rule: The client waits for the answer, and believes it

    @DIAL-43
    Scenario: Nothing follows a DialRequest until it is answered
      Given B can be dialled
      When the client is started to dial B
      And it sends a DialRequest for B on a new stream
      Then it sends nothing behind it while the server does not answer
      When the server grants its dial
      Then it goes on with the libp2p upgrade

    @DIAL-43 @hostile
    Scenario: Nothing follows a DialRequest that is never granted
      Given B can be dialled
      When the client is started to dial B
      And it sends a DialRequest for B on a new stream
      Then it sends nothing behind it while the server does not answer
      When the server ends the dial stream
      Then it sends nothing on the dial stream
      And a fresh start of the client joins a right server

    @DIAL-42
    Scenario Outline: A dial that is refused ends, and is reported: <error>
      Given B can be dialled
      When the client is started to dial B
      And the server refuses its dial with the error <error>
      Then it sends nothing on the dial stream
      And it reports that the dial failed
      And a fresh start of the client joins a right server

      Examples:
        | error         |
        | E_GENERIC     |

      @hostile
      Examples:
        | error         |
        | E_RAND_LENGTH |

    @DIAL-42 @hostile
    Scenario: A dial that is refused ends, though the peer seems to be there
      Given B can be dialled
      When the client is started to dial B
      And the server refuses its dial, and sends what B would have sent
      Then it sends nothing on the dial stream
      And it reports that the dial failed

    @WIRE-14 @hostile
    Scenario Outline: An error of a later version is an error: <error> in a DialResponse
      Given B can be dialled
      When the client is started to dial B
      And the server refuses its dial with the error <error>
      Then it sends nothing on the dial stream
      And it reports that the dial failed

      Examples:
        | error |
        | 4242  |
        | 65536 |
        | -1    |

  Rule: The client makes a connection over the relay

    @RELAY-41
    Scenario: A client that dialled proposes first
      Given B can be dialled
      When the client is started to dial B
      And the server grants its dial
      Then it completes a libp2p upgrade with B, as initiator

    @RELAY-41 @hostile
    Scenario: A client that dialled proposes first to a peer that is slow
      Given B can be dialled
      And B writes each byte on its own
      When the client is started to dial B
      And the server grants its dial
      Then it completes a libp2p upgrade with B, as initiator

    @RELAY-41 @hostile
    Scenario: A client that dialled goes on with what the target says in one write with the DialResponse
      Given B can be dialled
      When the client is started to dial B
      And the server grants its dial, and passes on B's first line in the same write
      Then it completes a libp2p upgrade with B, as initiator

    @RELAY-43
    Scenario: A target that proves its identity is connected
      Given B can be dialled
      When the client is started to dial B
      And the server grants its dial
      Then it completes a libp2p upgrade with B, as initiator

    @RELAY-43 @hostile
    Scenario Outline: A target that proves another identity is not connected: that of <whom>
      Given B can be dialled
      And C can be dialled
      When the client is started to dial B
      And the server grants its dial, and joins it to <whom>
      Then it ends the nested connection
      And a fresh start of the client joins a right server

      Examples:
        | whom                |
        | nobody in the lists |
        | C                   |
        | the server          |
        | the client          |

    @RELAY-43 @hostile
    Scenario: A target that proves another identity over secio is not connected
      Given B can be dialled
      When the client is started to dial B
      And the server grants its dial, and joins it to one that agrees to no security protocol but /secio/1.0.0
      Then it ends the nested connection
      And a fresh start of the client joins a right server

  Rule: The client is dialled

    @DIAL-44 @libp2p
    Scenario: A stream that the server opens is accepted
      Given the client has joined
      When the server proposes "/p2p/stardust/0.1.0" on a new stream
      Then it agrees

    @DIAL-44 @libp2p @hostile
    Scenario: Another version is refused first, and 0.1.0 agreed
      Given the client has joined
      When the server proposes "/p2p/stardust/0.9.7" on a new stream
      Then it answers with "na"
      When the server proposes "/p2p/stardust/0.1.0" next
      Then it agrees

    @DIAL-44 @libp2p @hostile
    Scenario: Three streams at the same time are accepted
      Given the client has joined
      When the server proposes "/p2p/stardust/0.1.0" on 3 new streams
      Then it agrees on each

    @DIAL-44 @bare
    Scenario: A stream that the server opens is for the dial of another peer
      Given the client has joined
      When B dials the client
      Then it completes a libp2p upgrade with B, as responder

    @DIAL-44 @bare @hostile
    Scenario: Two streams at the same time are for the dials of two peers
      Given the client has joined
      When B and C dial the client at the same time
      Then it completes a libp2p upgrade with each of them, as responder

    @RELAY-42
    Scenario: A client that is dialled takes part as responder
      Given the client has joined
      When B dials the client
      Then it completes a libp2p upgrade with B, as responder

    @RELAY-42 @hostile
    Scenario: A client that is dialled takes part with a peer that is slow
      Given the client has joined
      And B writes each byte on its own
      When B dials the client
      Then it completes a libp2p upgrade with B, as responder

    @RELAY-42 @hostile
    Scenario: A client that is dialled by two takes part in both
      Given the client has joined
      When B and C dial the client at the same time
      Then it completes a libp2p upgrade with each of them, as responder

    @RELAY-42 @hostile
    Scenario: A client that is dialled by three who then say nothing takes part with a fourth
      Given the client has joined
      When 3 peers dial the client, and say nothing
      And B dials the client
      Then it completes a libp2p upgrade with B, as responder

    @RELAY-42 @hostile
    Scenario: A client takes part with a peer that dials again after it has reset its relay
      Given the client has joined
      When B dials the client
      Then it completes a libp2p upgrade with B, as responder
      When B resets its relay, and dials the client again
      Then it completes a libp2p upgrade with B, as responder

    @RELAY-42 @hostile
    Scenario: A client that is dialled before its own dial is answered takes part in both
      Given B can be dialled
      When the client is started to dial B
      And it sends a DialRequest for B on a new stream
      And C dials the client
      Then it completes a libp2p upgrade with C, as responder
      When the server grants its dial
      Then it completes a libp2p upgrade with B, as initiator
