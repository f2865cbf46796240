package stardust.runner.steps.client;

import io.cucumber.java.en.Then;
import stardust.runner.client.ClientReports;
import stardust.runner.client.ClientUnderTest;

/** What the client has to show besides what passes the wire. */
public final class ReportSteps {

  private final ClientUnderTest client;
  private final ClientReports reports;

  public ReportSteps(ClientUnderTest client, ClientReports reports) {
    this.client = client;
    this.reports = reports;
  }

  @Then("it reports that it has not joined")
  public void reportsNotJoined() {
    reports.notJoined(client.visit());
  }

  @Then("it reports that the dial failed")
  public void reportsDialFailed() {
    reports.dialFailed(client.visit());
  }

  @Then("it reports that it is over")
  public void reportsOver() {
    reports.over(client.visit());
  }

  @Then("it reports that it is offline")
  public void reportsOffline() {
    reports.offline(client.visit());
  }
}
