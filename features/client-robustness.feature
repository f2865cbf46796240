@client
Feature: A client withstands its server
  Whatever the server declares, the client ends what is affected, and says so.

  @ROBUST-42
  Scenario Outline: A length beyond any message ends the stream: <length> in place of <what>
    Given the client awaits <what>
    When the server sends the length <length> and 100 bytes
    Then it ends the stream, before that many bytes have come
    And it reports that it is over
    And a fresh start of the client joins a right server

    Examples:
      | length   | what            |
      | ffffffff | a JoinChallenge |
      | ffffffff | a Discovery     |
      | ffffffff | a DialResponse  |
      | 80000000 | a JoinVerify    |

    @hostile
    Examples:
      | length   | what            |
      | 7fffffff | a JoinChallenge |
      | 7fffffff | a JoinVerify    |
      | 7fffffff | a Discovery     |
      | 7fffffff | a DialResponse  |
