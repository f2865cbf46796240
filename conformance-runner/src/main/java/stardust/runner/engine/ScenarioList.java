package stardust.runner.engine;

import io.cucumber.plugin.ConcurrentEventListener;
import io.cucumber.plugin.event.EventPublisher;
import io.cucumber.plugin.event.Status;
import io.cucumber.plugin.event.TestCaseFinished;
import java.util.ArrayList;
import java.util.List;
import stardust.spec.Catalogue;
import stardust.spec.Role;

/**
 * All scenarios that there are.
 *
 * @param all in the order of the features
 * @param undefined those that have a step that nothing defines, or that two definitions match
 */
public record ScenarioList(List<ScenarioInfo> all, List<ScenarioInfo> undefined) {

  /** Reads them from the class path. */
  public static ScenarioList load(Catalogue catalogue) {
    Reader reader = new Reader(new ScenarioInfos(catalogue));
    CucumberRuns.dry(reader);
    return new ScenarioList(List.copyOf(reader.all), List.copyOf(reader.undefined));
  }

  /** Those in which this is tested. */
  public List<ScenarioInfo> of(Role role) {
    return all.stream().filter(info -> info.role() == role).toList();
  }

  private static final class Reader implements ConcurrentEventListener {

    private final ScenarioInfos infos;
    private final List<ScenarioInfo> all = new ArrayList<>();
    private final List<ScenarioInfo> undefined = new ArrayList<>();

    Reader(ScenarioInfos infos) {
      this.infos = infos;
    }

    @Override
    public void setEventPublisher(EventPublisher publisher) {
      publisher.registerHandlerFor(TestCaseFinished.class, this::finished);
    }

    private void finished(TestCaseFinished event) {
      ScenarioInfo info = infos.of(event.getTestCase());
      all.add(info);
      Status status = event.getResult().getStatus();
      if (status != Status.PASSED && status != Status.SKIPPED) {
        undefined.add(info);
      }
    }
  }
}
