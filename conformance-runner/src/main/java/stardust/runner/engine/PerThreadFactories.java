package stardust.runner.engine;

import io.cucumber.core.backend.ObjectFactory;
import io.cucumber.core.runtime.ObjectFactorySupplier;
import java.util.List;

/** A factory for each of the threads on which scenarios run at once. */
final class PerThreadFactories implements ObjectFactorySupplier {

  private final ThreadLocal<ObjectFactory> factories;

  PerThreadFactories(List<Object> shared, List<Class<?>> parts) {
    this.factories = ThreadLocal.withInitial(() -> new ScenarioObjectFactory(shared, parts));
  }

  @Override
  public ObjectFactory get() {
    return factories.get();
  }
}
