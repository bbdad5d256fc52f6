package io.dpl.engine.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.dpl.engine.event.RunEvent;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MessagesTest {

  /** Also kinds that are added later. */
  @Test
  void everyKindOfEventArrivesAsItWas() throws Exception {
    for (Class<?> kind : RunEvent.class.getPermittedSubclasses()) {
      RunEvent event = example(kind);
      assertThat(sent(event)).isEqualTo(event);
    }
  }

  private static RunEvent sent(RunEvent event) throws IOException {
    return Messages.decode(Messages.encode(event), RunEvent.class);
  }

  private static RunEvent example(Class<?> kind) throws ReflectiveOperationException {
    Constructor<?> constructor = kind.getDeclaredConstructors()[0];
    Object[] values =
        Arrays.stream(constructor.getParameterTypes()).map(MessagesTest::value).toArray();
    return (RunEvent) constructor.newInstance(values);
  }

  private static Object value(Class<?> type) {
    if (type == int.class) {
      return 7;
    }
    if (type == long.class) {
      return 1L << 40;
    }
    if (type == boolean.class) {
      return true;
    }
    if (type == String.class) {
      return "a word";
    }
    if (type == List.class) {
      return List.of(1, 2);
    }
    throw new IllegalStateException("no example of " + type);
  }
}
