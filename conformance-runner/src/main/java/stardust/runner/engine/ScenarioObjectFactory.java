package stardust.runner.engine;

import io.cucumber.core.backend.ObjectFactory;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.picocontainer.DefaultPicoContainer;
import org.picocontainer.MutablePicoContainer;
import org.picocontainer.behaviors.Caching;

/**
 * Makes the objects of a scenario anew for each, and gives them what belongs to the whole run.
 *
 * <p>Cucumber's own factory takes classes only; the run (endpoint, timing, identities) is an object
 * that exists before, and must not be a static.
 */
final class ScenarioObjectFactory implements ObjectFactory {

  private final List<Object> shared;
  private final Set<Class<?>> classes;
  private @Nullable MutablePicoContainer container;

  ScenarioObjectFactory(List<Object> shared, List<Class<?>> parts) {
    this.shared = List.copyOf(shared);
    this.classes = new LinkedHashSet<>(parts);
  }

  @Override
  public boolean addClass(Class<?> type) {
    classes.add(type);
    return true;
  }

  @Override
  public <T> T getInstance(Class<T> type) {
    MutablePicoContainer current = container;
    if (current == null) {
      throw new IllegalStateException("no scenario is running");
    }
    if (current.getComponentAdapter(type) == null) {
      current.addComponent(type);
    }
    return current.getComponent(type);
  }

  @Override
  public void start() {
    MutablePicoContainer fresh = new DefaultPicoContainer(new Caching());
    shared.forEach(fresh::addComponent);
    classes.forEach(fresh::addComponent);
    container = fresh;
  }

  @Override
  public void stop() {
    container = null;
  }
}
