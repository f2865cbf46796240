@client
Feature: A client joins
  The suite plays the server: it reads the JoinInit, challenges the client, and checks what it answers.

  Rule: The JoinInit says who joins, and nothing more

    @JOIN-61
    Scenario: random128 has 128 bytes in every join
      When the client is started 3 times
      Then each random128 is 128 bytes long

    @JOIN-61 @hostile
    Scenario: random128 has 128 bytes after it was refused for its length, too
      Given the client was refused with E_RAND_LENGTH
      When the client is started
      Then its random128 is 128 bytes long

    @JOIN-62
    Scenario: Every join has a random128 of its own
      When the client is started 4 times
      Then no two have a part of random128 in common

    @JOIN-62 @hostile
    Scenario: A join after a refusal has a random128 of its own
      Given the client was refused with E_INCORRECT_SOLUTION
      When the client is started
      Then its random128 has no part in common with the one before

    @JOIN-63
    Scenario: The id is that of the key
      When the client is started
      Then it sends an id in base58btc and its key in base64, and they belong together

    @JOIN-63 @hostile
    Scenario: The id is that of the key after a refusal, too
      Given the client was refused with E_GENERIC
      When the client is started
      Then it sends an id in base58btc and its key in base64, and they belong together

    @JOIN-64
    Scenario: Nothing that a client sends to join and to stay contains its private key
      Given the client has joined
      When the server sends 3 lists, one after the other
      Then it has acknowledged every list
      And nothing that it has sent contains its private key

    @JOIN-64 @hostile
    Scenario Outline: A client that is answered with <what> does not send its private key
      Given the client has sent a JoinInit
      When the server answers it with <what>
      Then nothing that it has sent contains its private key

      Examples:
        | what                               |
        | the error E_GENERIC                |
        | the error E_RAND_LENGTH            |
        | a challenge that is not protobuf   |
        | a salt encrypted to another key    |

    @JOIN-64 @hostile
    Scenario: Nothing that a client sends to dial contains its private key
      Given B can be dialled
      When the client is started to dial B
      And the server grants its dial
      Then it completes a libp2p upgrade with B, as initiator
      And nothing that it has sent contains its private key

    @JOIN-64 @hostile
    Scenario: Nothing that a dialled client sends contains its private key
      Given the client has joined
      When B dials the client
      Then it completes a libp2p upgrade with B, as responder
      And nothing that it has sent contains its private key

  Rule: The client solves the challenge

    @JOIN-65
    Scenario: The solution is SHA-512 of random128 and the salt
      Given the client has sent a JoinInit
      When the server sends a challenge
      Then it sends the right solution

    @JOIN-65 @hostile
    Scenario Outline: The salt is bytes and no text: <salt>
      Given the client has sent a JoinInit
      When the server challenges it with <salt>
      Then it sends the right solution

      Examples:
        | salt                          |
        | a salt of zeros               |
        | a salt that begins with zeros |
        | a salt that ends with zeros   |
        | a salt of blanks and line ends |
        | a salt that makes a solution which begins with a zero |
        | a salt that makes a solution which ends with a zero |

    @JOIN-67
    Scenario Outline: A salt that is not 128 bytes is not solved: <bytes> bytes
      Given the client has sent a JoinInit
      When the server challenges it with a salt of <bytes> bytes
      Then it sends no solution
      And a fresh start of the client joins a right server

      Examples:
        | bytes |
        | 0     |
        | 102   |
        | 64    |
        | 127   |
        | 129   |
        | 245   |

    @JOIN-67 @hostile
    Scenario Outline: A challenge that cannot be decrypted is not solved: <what>
      Given the client has sent a JoinInit
      When the server answers it with <what>
      Then it sends no solution
      And a fresh start of the client joins a right server

      Examples:
        | what                            |
        | no salt                         |
        | a salt that is not encrypted    |
        | a ciphertext of 255 bytes       |
        | a ciphertext of 257 bytes       |

    @JOIN-67 @hostile
    Scenario Outline: A challenge that decrypts to nothing of use is not solved: <what>
      When the client is answered with <what> in two joins
      Then it sends no solution in one of them at least
      And a fresh start of the client joins a right server

      Examples:
        | what                            |
        | a salt encrypted to another key |

  Rule: The client notices what the server says

    @JOIN-66
    Scenario Outline: A challenge with an error is not solved: <what>
      Given the client has sent a JoinInit
      When the server answers it with <what>
      Then it sends no solution
      And a fresh start of the client joins a right server

      Examples:
        | what                             |
        | the error E_GENERIC              |
        | the error E_RAND_LENGTH          |

      @hostile
      Examples:
        | what                             |
        | the error E_GENERIC and a salt   |

    @JOIN-68
    Scenario Outline: A refused solution is reported: <error>
      Given the client has sent the right solution
      When the server answers it with the error <error>
      Then it reports that it has not joined
      And a fresh start of the client joins a right server

      Examples:
        | error                |
        | E_INCORRECT_SOLUTION |
        | E_GENERIC            |

    @JOIN-68 @hostile
    Scenario: A client that was refused acknowledges no list
      Given the client has sent the right solution
      When the server answers it with the error E_RAND_LENGTH
      And the server sends it a list all the same
      Then it sends no acknowledgement
      And it reports that it has not joined

    @WIRE-14
    Scenario Outline: An error of a later version is an error: <error> in a JoinChallenge
      Given the client has sent a JoinInit
      When the server answers it with the error <error> and a salt
      Then it sends no solution
      And it reports that it has not joined
      And a fresh start of the client joins a right server

      Examples:
        | error |
        | 102   |
        | 4242  |
        | 65536 |
        | -1    |

    @WIRE-14 @hostile
    Scenario Outline: An error of a later version is an error: <error> in a JoinVerify
      Given the client has sent the right solution
      When the server answers it with the error <error>
      Then it reports that it has not joined
      And a fresh start of the client joins a right server

      Examples:
        | error |
        | 102   |
        | 4242  |
        | 65536 |
        | -1    |

  Rule: Any way of writing the same message is the same message

    @WIRE-01 @libp2p
    Scenario: All messages of a client have a length of four bytes, big-endian
      Given B can be dialled
      When the client is started to dial B
      And the server grants its dial
      Then everything that it has sent was whole messages

    @WIRE-01 @libp2p @hostile
    Scenario: A client that is answered one byte at a time sends whole messages, too
      Given the server writes each byte on its own
      And the client has joined
      When the server sends 2 lists, one after the other
      Then everything that it has sent was whole messages

    @WIRE-02 @bare
    Scenario: All messages of a client have their length as an unsigned varint
      Given B can be dialled
      When the client is started to dial B
      And the server grants its dial
      Then everything that it has sent was whole messages

    @WIRE-02 @bare @hostile
    Scenario: A client that is answered one byte at a time has its lengths as varints, too
      Given the server writes each byte on its own
      And the client has joined
      When the server sends 2 lists, one after the other
      Then everything that it has sent was whole messages

    @WIRE-13
    Scenario: A zero-length JoinVerify is success
      Given the client has sent the right solution
      When the server lets it in with a message of no bytes
      Then it acknowledges a list

    @WIRE-13 @hostile
    Scenario: A JoinVerify with an explicit zero is success
      Given the client has sent the right solution
      When the server lets it in with an explicit zero
      Then it acknowledges a list

    @WIRE-13 @hostile
    Scenario: A JoinChallenge with an explicit zero is a challenge
      Given the client has sent a JoinInit
      When the server sends a challenge with an explicit zero
      Then it sends the right solution

    @WIRE-12
    Scenario: Unknown fields in a JoinChallenge are skipped
      Given the client has sent a JoinInit
      When the server sends a challenge with fields of later versions
      Then it sends the right solution

    @WIRE-12 @hostile
    Scenario: Unknown fields in a JoinVerify are skipped
      Given the client has sent the right solution
      When the server lets it in with fields of later versions
      Then it acknowledges a list

    @WIRE-12 @hostile
    Scenario: Unknown fields in a Discovery are skipped
      Given the client has joined
      When the server sends a list with fields of later versions
      Then it has acknowledged every list
      And its session goes on

  Rule: Nothing that the server sends is believed unread

    @ROBUST-41
    Scenario Outline: A challenge that cannot be decoded is not solved: <what>
      Given the client has sent a JoinInit
      When the server answers it with <what>
      Then it sends no solution
      And it reports that it has not joined
      And a fresh start of the client joins a right server

      Examples:
        | what                             |
        | a challenge that is not protobuf |

      @hostile
      Examples:
        | what                             |
        | a challenge that is cut off      |
        | a field longer than its message  |

    @JOIN-70
    Scenario: A client waits for its challenge
      Given the client has sent a JoinInit
      Then it sends nothing more while the server takes its time
      And it can join

    @JOIN-70 @hostile
    Scenario: A client waits for the verdict on its solution
      Given the client has sent the right solution
      Then it sends nothing more while the server takes its time
      And it can join

    @JOIN-69
    Scenario Outline: How long the client waits is noted: <where>
      When the server stops <where>
      Then it is noted how long the client waits, and what it then does
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
