package stardust.runner.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;
import stardust.report.model.SuiteInfo;

/** Which suite this is. */
final class SuiteVersion implements IVersionProvider {

  private static final String NAME = "stardust-conformance";
  private static final String RESOURCE = "/stardust/runner/suite.properties";

  @Override
  public String[] getVersion() throws IOException {
    return new String[] {NAME + " " + info().version()};
  }

  /** For the report. */
  static SuiteInfo info() throws IOException {
    Properties properties = new Properties();
    try (InputStream in =
        Objects.requireNonNull(SuiteVersion.class.getResourceAsStream(RESOURCE), RESOURCE)) {
      properties.load(in);
    }
    String version = properties.getProperty("version", "?");
    return new SuiteInfo(NAME, version, "PROTOCOL.md of " + version);
  }
}
