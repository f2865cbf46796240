Feature: Robustness
  Whatever one peer sends, the others are served as before.

  @ROBUST-01
  Scenario Outline: Rubbish in place of the negotiation harms nobody: <what>
    Given W has joined
    When A opens a transport connection and sends <what>
    Then W's session goes on
    And a fresh peer is still served

    Examples:
      | what                                  |
      | 4096 random bytes                     |

    @hostile
    Examples:
      | what                                  |
      | a multistream line without line feed  |
      | a multistream line of a mebibyte      |
      | a length that never ends              |

  @ROBUST-02
  Scenario Outline: A peer that stops half-way harms nobody: <where>
    Given W has joined
    When A stops <where>
    Then W's session goes on
    And a fresh peer is still served

    Examples:
      | where                             |
      | after the transport connection    |

    @hostile
    Examples:
      | where                             |
      | in the middle of the negotiation  |
      | after opening a stream            |
      | before its JoinInit               |

  @ROBUST-02 @hostile
  Scenario: Twenty peers that stop before their solutions hold up nobody
    Given W has joined
    When 20 fresh peers have received a challenge
    Then W's session goes on
    And a fresh peer is still served

  @ROBUST-02 @hostile
  Scenario: A hundred connections that are opened and left silent hold up nobody
    Given W has joined
    When 100 transport connections are opened and left silent
    Then W's session goes on
    And a fresh peer is still served

  @ROBUST-03
  Scenario Outline: A muxer frame against the rules harms nobody: <what>
    Given W has joined
    And A has joined
    When A sends <what>
    Then W's session goes on
    And a fresh peer is still served

    Examples:
      | what                                        |
      | a muxer frame that declares 1 GiB           |

    @hostile
    Examples:
      | what                                        |
      | data for a stream that was never opened     |
      | 1000 random bytes in place of a muxer frame |

  @ROBUST-04
  Scenario Outline: A length beyond any message is refused: <length>
    Given A has opened a registration stream
    When A sends the length prefix <length> and 100 bytes
    Then A is refused at once, by an error or the end of the stream
    And a fresh peer is still served

    Examples:
      | length   |
      | ffffffff |

    @hostile
    Examples:
      | length   |
      | 7fffffff |
      | 80000000 |

  @ROBUST-04 @hostile
  Scenario: A length beyond any message is refused in place of a solution, too
    Given A has received a challenge
    When A sends the length prefix ffffffff and 100 bytes
    Then A is refused at once, by an error or the end of the stream
    And a fresh peer is still served

  @ROBUST-04 @hostile
  Scenario: A length beyond any message is refused in place of an acknowledgement, too
    Given A has joined
    When A sends the length prefix ffffffff and 100 bytes
    Then the server soon ends the registration of A
    And a fresh peer is still served

  @ROBUST-04 @hostile
  Scenario: A length beyond any message is refused in place of a DialRequest, too
    Given A has joined
    When A opens a stardust stream and sends the length prefix ffffffff and 100 bytes
    Then A's dial fails at once, by an error or the end of the stream
    And a fresh peer is still served

  @ROBUST-04 @bare @hostile
  Scenario: A length that does not end within ten bytes is refused
    Given A has opened a registration stream
    When A sends 11 bytes of a length that never ends
    Then A is refused at once, by an error or the end of the stream
    And a fresh peer is still served

  @ROBUST-05
  Scenario Outline: A JoinInit that cannot be decoded is refused: <what>
    Given A has opened a registration stream
    When A sends a message of <what>
    Then A is refused, by an error or the end of the stream
    And a fresh peer is still served
    And A is not online

    Examples:
      | what                        |
      | 200 random bytes            |

    @hostile
    Examples:
      | what                        |
      | a field of the wrong type   |
      | a field longer than itself  |
      | a tag and nothing behind it |
      | its JoinInit and half a field |

  @ROBUST-05 @hostile
  Scenario: A solution that cannot be decoded is refused
    Given A has received a challenge
    When A sends a message of its right solution and half a field
    Then A is refused, by an error or the end of the stream
    And a fresh peer is still served
    And A is not online

  @ROBUST-06
  Scenario Outline: A JoinInit far longer than any right one is refused: a random128 of <length> bytes
    Given A has opened a registration stream
    When A sends a JoinInit with a random128 of <length> bytes
    Then A is refused, by an error or the end of the stream
    And A is not online
    And a fresh peer is still served

    Examples:
      | length |
      | 65536  |

    @hostile
    Examples:
      | length |
      | 65664  |

  @ROBUST-11
  Scenario: A DiscoveryAck that cannot be decoded harms nobody else
    Given W has joined
    And A has joined
    When A sends a message of 200 random bytes
    Then W's session goes on
    And a fresh peer is still served

  @ROBUST-11 @hostile
  Scenario: A DiscoveryAck that cannot be decoded ends no relay of others
    Given W has joined
    And A has joined
    And B and C are relayed
    When A sends a message of a field longer than itself
    Then W's session goes on
    When B writes "still here" into the relay
    Then C reads "still here" from the relay

  @ROBUST-12
  Scenario Outline: A DialRequest that cannot be decoded is refused: <what>
    Given A and B have joined
    When A opens a stardust stream and sends a message of <what>
    Then A's dial fails, by an error or the end of the stream
    And B has been offered no stream
    And a fresh peer is still served

    Examples:
      | what                       |
      | 200 random bytes           |

    @hostile
    Examples:
      | what                       |
      | a field longer than itself |
      | the id of B and half a field |

  @ROBUST-13
  Scenario Outline: A peer that is cut off while it joins harms nobody: <where>
    Given W has joined
    When A is cut off <where>
    Then W's session goes on
    And A is not online

    Examples:
      | where                       |
      | in the middle of a message  |

    @hostile
    Examples:
      | where                       |
      | before its solution         |

  @ROBUST-31
  Scenario: Twenty peers that join at the same time are all online
    When 20 fresh peers join at the same time
    Then each of them receives a Discovery that lists all the others

  @ROBUST-31 @hostile
  Scenario: Twenty peers that were cut off while they joined join again at the same time
    Given 20 fresh peers have been cut off before their solutions
    When they all join again at the same time
    Then each of them receives a Discovery that lists all the others

  @DISC-16
  Scenario: A hundred and twenty peers each get all the others in one list
    When 120 fresh peers join, one after the other
    Then each of them receives a Discovery that lists all the others

  @ROBUST-32
  Scenario: The longest message that the server takes is noted
    Then it is noted up to which length the server takes a JoinInit

  @JOIN-45 @patient
  Scenario: How long the server waits for a join that does not go on is noted
    Given A has received a challenge
    Then it is noted what the server does while A sends no solution
