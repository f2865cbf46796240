Feature: Joining
  A peer proves that it has the private key of its id: JoinInit, JoinChallenge, JoinChallengeSolution, JoinVerify.

  Rule: JoinInit is answered with a challenge

    @JOIN-01
    Scenario: A well-formed JoinInit is answered with an encrypted salt
      Given A has opened a registration stream
      When A sends a JoinInit
      Then A receives a JoinChallenge without error

    @JOIN-01 @hostile
    Scenario: A JoinInit is answered in whatever order its fields come
      Given A has opened a registration stream
      When A sends a JoinInit with its fields in another order
      Then A receives a JoinChallenge without error

    @JOIN-02
    Scenario: The salt is 128 bytes long
      Given A has opened a registration stream
      When A sends a JoinInit
      And A receives a JoinChallenge without error
      Then A's salt is 128 bytes long

    @JOIN-02 @hostile
    Scenario: The salt is no longer for a longer key
      Given A has an RSA key of 4096 bits
      And A has opened a registration stream
      When A sends a JoinInit
      And A receives a JoinChallenge without error
      Then A's salt is 128 bytes long

    @JOIN-03
    Scenario Outline: The salt is encrypted for an RSA key of <bits> bits
      Given A has an RSA key of <bits> bits
      And A has opened a registration stream
      When A sends a JoinInit
      And A receives a JoinChallenge without error
      Then A's salt is 128 bytes long
      When A sends the right solution
      Then A receives a JoinVerify without error

      Examples:
        | bits |
        | 2048 |

      @hostile
      Examples:
        | bits |
        | 3072 |
        | 4096 |

    @JOIN-03 @libp2p @hostile
    Scenario: The salt is encrypted for the key of the join, also where the connection has proved another
      Given A has connected with an identity of its connection only
      When A is challenged, if the server lets it in
      Then A's salt is 128 bytes long

    @JOIN-04 @hostile
    Scenario: A peer that was refused is challenged with another salt
      When A gets three challenges, and is refused for a wrong solution after each
      Then no two of their salts are the same

    @JOIN-04
    Scenario: Every join gets a new salt
      When ten fresh peers each get a JoinChallenge
      Then no two of their salts are the same

    @JOIN-06
    Scenario: The bytes of the salts are of any value
      When ten fresh peers each get a JoinChallenge
      Then most of the 256 values of a byte occur in their salts
      And no byte is the same in all of their salts

    @JOIN-06 @hostile
    Scenario: The bytes of the salts are of any value for a peer that begins again and again, too
      When A gets ten challenges, and is cut off after each
      Then most of the 256 values of a byte occur in their salts

    @JOIN-04 @JOIN-01 @hostile
    Scenario: The same JoinInit sent in two joins gets two salts
      When A gets two challenges for the same JoinInit
      Then no two of their salts are the same

    @JOIN-04 @hostile
    Scenario: Joins that begin at the same moment get a salt each
      When 32 fresh peers begin to join at the same moment
      Then no two of them have got the same salt

  Rule: A JoinInit that cannot be right is answered with an error

    @JOIN-11
    Scenario Outline: A random128 of <length> bytes is refused
      Given A has opened a registration stream
      When A sends a JoinInit with a random128 of <length> bytes
      Then A receives a JoinChallenge with an error
      And A is not online
      And a fresh peer is still served

      Examples:
        | length |
        | 0      |
        | 16     |
        | 1024   |

      @hostile
      Examples:
        | length |
        | 64     |
        | 127    |
        | 129    |
        | 256    |
        | 384    |

    @JOIN-12
    Scenario: A random128 of the wrong length is refused as such
      Given A has opened a registration stream
      When A sends a JoinInit with a random128 of 127 bytes
      Then A receives a JoinChallenge with the error E_RAND_LENGTH

    @JOIN-05
    Scenario: A JoinChallenge with an error carries no salt
      Given A has opened a registration stream
      When A sends a JoinInit with a random128 of 127 bytes
      And A receives a JoinChallenge with an error
      Then A's JoinChallenge carries no salt

    @JOIN-05 @hostile
    Scenario: An error about the id carries no salt, though the key could encrypt one
      Given A has been refused for the id of B with its own key
      Then A's JoinChallenge carries no salt

    @JOIN-13
    Scenario Outline: A JoinInit without a usable key is refused: <what>
      Given A has opened a registration stream
      When A sends a JoinInit with <what>
      Then A receives a JoinChallenge with an error
      And A is not online
      And a fresh peer is still served

      Examples:
        | what                            |
        | no peerID                       |
        | no pubKey                       |
        | a pubKey with a foreign character in it |

      @hostile
      Examples:
        | what                            |
        | a pubKey that is no key         |
        | a pubKey that is cut off        |
        | nothing in it                   |
        | a pubKey without its type       |
        | a pubKey in the base64 of URLs  |

    @JOIN-14
    Scenario Outline: A key that cannot encrypt the salt is refused: <key>
      Given A has <key>
      And A has opened a registration stream
      When A sends a JoinInit
      Then A receives a JoinChallenge with an error
      And A is not online
      And a fresh peer is still served

      Examples:
        | key                     |
        | an Ed25519 key          |
        | a secp256k1 key         |

      @hostile
      Examples:
        | key                     |
        | an RSA key of 1024 bits |

    @JOIN-15
    Scenario: An id that is not the id of the key is refused
      Given A has opened a registration stream
      When A sends a JoinInit with the id of B and its own key
      Then A receives a JoinChallenge with an error
      And the refused B is in no list
      And a fresh peer is still served

    @JOIN-15 @hostile
    Scenario: The id of a peer that has joined is refused with another key
      Given B has joined
      And A has opened a registration stream
      When A sends a JoinInit with the id of B and its own key
      Then A receives a JoinChallenge with an error
      And B is online

    @JOIN-15 @hostile
    Scenario: The key of somebody else under one's own id is refused
      Given A has opened a registration stream
      When A sends a JoinInit with its own id and the key of B
      Then A receives a JoinChallenge with an error
      And A is not online

    @JOIN-15 @hostile
    Scenario Outline: An id that is spelt in another way is refused: <spelling>
      Given A has opened a registration stream
      When A sends a JoinInit with <spelling>
      Then A receives a JoinChallenge with an error
      And A is not online
      And a fresh peer is still served

      Examples:
        | spelling                |
        | its id in small letters |
        | a blank behind its id   |
        | its id as a CID         |
        | its id behind a z       |
        | its id with its last bit turned |
        | its id in hexadecimal   |
        | a line feed behind its id |
        | a zero byte behind its id |
        | no id but its key       |
        | the first half of its id |

  Rule: The solution decides

    @JOIN-21
    Scenario: The right solution is accepted, and the peer is online
      Given A has received a challenge
      When A sends the right solution
      Then A receives a JoinVerify without error
      And A is online
      And 30 fresh peers are each accepted with the right solution

    @JOIN-21 @hostile
    Scenario: The right solution is accepted, though somebody else has begun a join under the same id
      Given A has received a challenge
      When M begins a join with the id and the key of A
      And A sends the right solution
      Then A receives a JoinVerify without error
      And A is online

    @JOIN-21 @JOIN-01 @hostile
    Scenario: The right solutions are accepted of two peers with the same random128
      Given A and B have received a challenge for the same random128
      When A sends the right solution
      Then A receives a JoinVerify without error
      When B sends the right solution
      Then B receives a JoinVerify without error

    @JOIN-21 @hostile
    Scenario: The right solution is accepted, though somebody else was refused for the same id
      Given A has been refused for the id of B with its own key
      Then B can join
      And B is online

    @JOIN-21 @hostile
    Scenario Outline: The right solution is accepted for a random128 <what>
      Given A has received a challenge for a random128 <what>
      When A sends the right solution
      Then A receives a JoinVerify without error

      Examples:
        | what                      |
        | of zeros                  |
        | that begins with zeros    |
        | that ends with zeros      |
        | that ends with line feeds |

    @JOIN-21 @hostile @chance
    Scenario: The right solution is accepted, whatever byte it or the salt begins with
      Then right solutions are accepted, whatever byte they or their salts begin with

    @JOIN-22
    Scenario Outline: A wrong solution is refused: <what>
      Given A has received a challenge
      When A sends <what>
      Then A receives a JoinVerify with an error
      And A is not online
      And a fresh peer is still served

      Examples:
        | what                                   |
        | 64 zero bytes                          |

      @hostile
      Examples:
        | what                                   |
        | the right solution with one bit turned |
        | the right solution with its first bit turned |
        | the right solution in reverse          |
        | a solution that is right up to a zero byte, with zeros behind it |
        | other bytes that are the same text in UTF-8 |
        | the hash of the salt and the random    |
        | the hash of the random alone           |
        | the hash of the salt alone             |
        | the hash with the encrypted salt       |
        | the right solution to a challenge that B has received |

      @libp2p @hostile
      Examples:
        | what                                   |
        | the right solution to a challenge that B has received on the same connection |

    @JOIN-23
    Scenario: A wrong solution is refused as such
      Given A has received a challenge
      When A sends 64 random bytes
      Then A receives a JoinVerify with the error E_INCORRECT_SOLUTION

    @JOIN-24
    Scenario Outline: A solution that is not 64 bytes long is refused: <what>
      Given A has received a challenge
      When A sends <what>
      Then A receives a JoinVerify with an error
      And A is not online

      Examples:
        | what                                        |
        | an empty solution                           |

      @hostile
      Examples:
        | what                                        |
        | the first 32 bytes of the right solution    |
        | the first 63 bytes of the right solution    |
        | the right solution with one byte behind it  |
        | the right solution in hexadecimal           |
        | the right solution in base64                |

    @JOIN-25
    Scenario: The solution of an earlier join opens no later one
      Given A has joined and left again
      When A joins again with the same random128 and the earlier solution
      Then A receives a JoinVerify with an error

    @JOIN-25 @hostile
    Scenario: A solution opens one join of two that have begun with the same JoinInit
      Given A has received a challenge on each of two connections for the same JoinInit
      When A joins on the first, and sends the same solution on the second
      Then A is refused, by an error or the end of the stream
      And a fresh peer is still served

    @JOIN-25 @hostile
    Scenario: The solution of a challenge that was given up opens no later join
      Given A has received a challenge, and was cut off with its solution unsent
      When A joins again, and sends that solution
      Then A receives a JoinVerify with an error

    @JOIN-26
    Scenario: JoinVerify comes before the first Discovery
      Given A has received a challenge
      When A sends the right solution
      Then the first message that A receives is a JoinVerify

    @JOIN-26 @hostile
    Scenario: JoinVerify comes first, too, for a peer that is online already, while others join
      Given A has joined
      When A receives a challenge on a second connection
      And X joins
      And A sends the right solution
      Then the first message that A receives is a JoinVerify

  Rule: What follows a refusal

    @JOIN-31
    Scenario: A refused peer is in no list
      Given W has joined
      When A has been refused for a wrong solution
      Then A is in none of W's lists, though X, who joined after it, is

    @JOIN-31 @hostile
    Scenario: A peer that is refused for its random128 is in no list
      Given W has joined
      When A has been refused for a random128 of 127 bytes
      Then A is in none of W's lists, though X, who joined after it, is

    @JOIN-31 @hostile
    Scenario: A peer that is refused is in no list, though the right solution came with the wrong one
      Given W has joined
      And A has received a challenge
      When A is refused for a wrong solution, with the right one behind it in the same write
      Then A is in none of W's lists, though X, who joined after it, is

    @JOIN-31 @hostile
    Scenario: A peer that is refused is in no list, though a right JoinInit came with the wrong one
      Given W has joined
      And A has opened a registration stream
      When A is refused for the id of B with its own key, with a right JoinInit behind it in the same write, and solves what it is challenged with
      Then A is in none of W's lists, though X, who joined after it, is

    @JOIN-32
    Scenario: A refused peer gets no Discovery
      Given A has been refused for a wrong solution
      When X joins and is in a list
      Then A has received no Discovery

    @JOIN-32 @hostile
    Scenario Outline: A refused peer gets no Discovery, whatever it is refused for: <what>
      Given A has been refused for <what>
      When X joins and is in a list
      Then A has received no Discovery

      Examples:
        | what                         |
        | a random128 of 127 bytes     |
        | the id of B with its own key |
        | a solution of 63 bytes       |

    @JOIN-33 @hostile
    Scenario: A peer that was refused for its random128 cannot be dialled
      Given W has joined
      And A has been refused for a random128 of 127 bytes
      When W dials A
      Then W receives a DialResponse with an error

    @JOIN-33 @hostile
    Scenario: A peer cannot be dialled whose id another was refused for
      Given W has joined
      And A has been refused for the id of B with its own key
      When W dials B
      Then W receives a DialResponse with an error

    @JOIN-33
    Scenario: A refused peer cannot be dialled
      Given W has joined
      And A has been refused for a wrong solution
      When W dials A
      Then W receives a DialResponse with an error

    @JOIN-32 @JOIN-33 @hostile
    Scenario: A refused peer that then sends the right solution gets no Discovery and cannot be dialled
      Given W has joined
      And A has been refused for a wrong solution
      When A sends the right solution
      And W dials A
      Then W receives a DialResponse with an error
      When X joins and is in a list
      Then A has received no list behind its refusal
      And a fresh peer is still served

    @JOIN-34
    Scenario: The registration stream ends after a refusal
      Given A has received a challenge
      When A sends 64 random bytes
      And A receives a JoinVerify with an error
      Then the server ends A's registration stream

    @JOIN-34 @hostile
    Scenario Outline: The registration stream ends after a refusal, whatever that is for: <what>
      Given A has been refused for <what>
      Then the server ends A's registration stream

      Examples:
        | what                         |
        | a random128 of 127 bytes     |
        | the id of B with its own key |
        | a solution of 63 bytes       |

    @JOIN-35
    Scenario: What becomes of the connection after a refusal is noted
      Given A has been refused for a wrong solution
      Then it is noted whether A's connection stays open

    @JOIN-36
    Scenario: A refused peer can try again
      Given A has been refused for a wrong solution
      When A connects again
      Then A can join
      And A is online

    @JOIN-36 @hostile
    Scenario: A peer that was refused for its random128 can try again
      Given A has been refused for a random128 of 127 bytes
      When A connects again
      Then A can join
      And A is online

    @JOIN-36 @hostile
    Scenario: A peer that was refused three times can try again
      Given A has been refused 3 times, each time on a new connection
      When A connects again
      Then A can join
      And A is online

  Rule: Nobody joins by another way

    @JOIN-37 @libp2p @hostile
    Scenario: A peer is in no list whose join is begun beside another one that is completed
      Given W has joined
      And A has received a challenge
      When B is challenged on the connection of A, if the server lets it begin
      And A sends the right solution
      And A receives a JoinVerify without error
      Then B is in none of W's lists, though X, who joined after it, is

    @JOIN-37
    Scenario: A peer that has not answered its challenge is not online
      Given A has received a challenge
      Then A is not online

    @JOIN-37 @hostile
    Scenario: A peer that was online before is not online again before it has answered its challenge
      Given W and A have joined
      When A's connection is cut
      And A soon is in no new list that W receives
      And A receives a challenge on a second connection
      Then A is not online

    @JOIN-38
    Scenario: A solution in place of the JoinInit joins nobody
      Given A has opened a registration stream
      When A sends 64 random bytes
      Then A is refused, by an error or the end of the stream
      And A is not online
      And a fresh peer is still served

    @JOIN-38 @hostile
    Scenario: The solution of a join that was cut off, in place of the next JoinInit, joins nobody
      Given A has received a challenge
      When A's connection is cut
      And A sends the solution of that challenge as the first message of a new connection
      Then A is refused, by an error or the end of the stream
      And A is not online
      And a fresh peer is still served

    @JOIN-39
    Scenario: A second JoinInit in place of the solution joins nobody
      Given A has received a challenge
      When A sends a JoinInit
      Then A is refused, by an error or the end of the stream
      And A is not online
      And a fresh peer is still served

    @JOIN-39 @hostile
    Scenario: The same JoinInit sent again in place of the solution joins nobody
      Given A has received a challenge
      When A sends the same JoinInit again
      Then A is refused, by an error or the end of the stream
      And A is not online
      And a fresh peer is still served

    @JOIN-39 @hostile
    Scenario Outline: Two JoinInits in one write join nobody, by the solution for the <one>
      Given A has opened a registration stream
      When A sends two JoinInits in one write, and then the solution for the <one>
      Then A is refused, by an error or the end of the stream
      And A is not online
      And a fresh peer is still served

      Examples:
        | one    |
        | first  |
        | second |

    @JOIN-39 @hostile
    Scenario: A second JoinInit, with the id of another, joins neither
      Given A has received a challenge
      When A sends a JoinInit with the id and the key of B, and then the solution of its challenge
      Then A is refused, by an error or the end of the stream
      And A is not online
      And B is not online
      And a fresh peer is still served

    @JOIN-41
    Scenario: A peer whose connection was lost can come back under its id
      Given A has joined
      When A's connection is cut
      And A connects again
      Then A can join
      And A is online

    @JOIN-41 @hostile
    Scenario: A peer whose connection was lost can come back again and again
      Given A has joined
      When A's connection is cut, and A joins again, 10 times over
      Then A is online

    @JOIN-41 @hostile
    Scenario: A peer whose connection was lost in the middle of a relay can come back, too
      Given A and B are relayed
      When B's connection is cut
      And B connects again
      Then B can join
      And B is online

    @JOIN-41 @patient @hostile
    Scenario: A peer that has acknowledged nothing for several periods can come back, too
      Given A has joined and acknowledges nothing
      When 6 periods have passed
      And A connects again
      Then A can join
      And A is online

    @JOIN-43 @libp2p
    Scenario: A join under another id than that of the connection is noted
      Given A has connected with an identity of its connection only
      Then it is noted whether A can join

    @JOIN-44 @libp2p
    Scenario: A second registration stream on a joined connection is noted
      Given A has joined
      Then it is noted how the server answers a second JoinInit of A on a new stream

  Rule: Any way of writing the same message is the same message

    @WIRE-01 @WIRE-11 @libp2p
    Scenario: All messages of a join have a length of four bytes, big-endian
      When A sends a JoinInit
      Then A is challenged, and not only with the framing of another binding
      When B joins
      Then everything that the server has sent B was whole messages

    @WIRE-01 @libp2p @hostile
    Scenario: Lengths with bytes that have their top bit set are read and written
      Given A has joined
      When A sends an acknowledgement that carries 200 bytes
      Then B, C, D, E and F can join, and A reads a list with each of them

    @WIRE-02 @WIRE-11 @bare
    Scenario: All messages of a join have their length as an unsigned varint
      When A sends a JoinInit
      Then A is challenged, and not only with the framing of another binding
      When B joins
      Then everything that the server has sent B was whole messages

    @WIRE-02 @bare @hostile
    Scenario: Lists that are shorter and longer than one byte of a varint can say are read
      Given A has joined
      Then B, C, D, E and F can join, and A reads a list with each of them

    @WIRE-03
    Scenario: A JoinInit that arrives byte by byte is read
      Given A has opened a registration stream
      When A sends a JoinInit one byte at a time
      Then A receives a JoinChallenge without error

    @WIRE-03 @hostile
    Scenario: Solutions that arrive byte by byte, one amid the other, are read, and a DialRequest too
      Given A is connected
      And B is connected
      And A has received a challenge
      And B has received a challenge
      When A sends the first half of its right solution, one byte at a time
      And B sends its right solution one byte at a time
      Then B receives a JoinVerify without error
      When A sends the second half of its right solution, one byte at a time
      Then A receives a JoinVerify without error
      When A dials B, one byte of the DialRequest at a time
      Then A receives a DialResponse without error

    @WIRE-04
    Scenario: Two messages in one write are two messages
      Given A has received a challenge
      When A sends the right solution and a DiscoveryAck in one write
      Then A receives a JoinVerify without error
      And A's session goes on

    @WIRE-04 @hostile
    Scenario: A JoinInit and a wrong solution in one write are both answered
      Given A has opened a registration stream
      When A sends a JoinInit and a wrong solution in one write
      Then A receives a JoinChallenge without error
      And A soon receives a JoinVerify with an error

    @WIRE-04 @hostile
    Scenario: An acknowledgement with half of another one behind it, and the other half, are two messages
      Given A has joined and acknowledges nothing
      When A sends an acknowledgement with half of another one behind it in one write
      And A sends the other half of that acknowledgement
      Then A's session goes on

    @WIRE-11
    Scenario: One JoinVerify is followed by the list of all others
      Given W has joined
      When A joins
      Then the first list that A receives has W

    @WIRE-11 @patient @hostile
    Scenario: Nothing comes to a peer that lets its challenge wait, unless its refusal
      Given W has joined
      And A has received a challenge
      Then nothing comes to A in 2 periods, unless a JoinVerify with an error

    @WIRE-11 @hostile
    Scenario Outline: Nothing comes behind the error that refuses a join: <what>
      Given A has been refused for <what>
      Then nothing comes to A behind the error of its join

      Examples:
        | what                     |
        | a random128 of 127 bytes |
        | a wrong solution         |

    @WIRE-15
    Scenario: Fields are taken in any order
      Given A has opened a registration stream
      When A sends a JoinInit whose fields come the other way round
      Then A receives a JoinChallenge without error
      When A sends the right solution
      Then A receives a JoinVerify without error

    @WIRE-15 @hostile
    Scenario: Of random bytes that come twice in a JoinInit the last ones count
      Given A has opened a registration stream
      When A sends a JoinInit with 5 random bytes before the 128
      Then A receives a JoinChallenge without error
      When A sends the right solution
      Then A receives a JoinVerify without error

    @WIRE-15 @hostile
    Scenario: Of solutions that come twice in one message the last one counts
      Given A has received a challenge
      When A sends a wrong solution and the right one in one message
      Then A receives a JoinVerify without error

    @WIRE-12
    Scenario: Fields that the schema does not have are skipped
      Given A has opened a registration stream
      When A sends a JoinInit with fields of later versions
      Then A receives a JoinChallenge without error
      When A sends the right solution with fields of later versions
      Then A receives a JoinVerify without error

    @WIRE-12 @hostile
    Scenario: Groups are skipped with what is in them
      Given A has opened a registration stream
      When A sends a JoinInit with groups of later versions
      Then A receives a JoinChallenge without error
      When A sends the right solution with groups of later versions
      Then A receives a JoinVerify without error

    @WIRE-12 @hostile
    Scenario: Fields that the schema does not have are skipped in a PeerID
      Given A has opened a registration stream
      When A sends a JoinInit with a field of a later version in its PeerID
      Then A receives a JoinChallenge without error
