package io.github.forkpair.transfer;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.util.List;
import java.util.stream.Stream;

/** The classes of the JDK that the tests run on. */
final class SystemClasses {

    private SystemClasses() {}

    /** Returns all that can be serialized, none of them initialized. */
    static List<Class<?>> serializable() {
        return of(".*").filter(Serializable.class::isAssignableFrom).toList();
    }

    /** Returns all whose names, with dots, match. */
    static Stream<Class<?>> of(String names) {
        return ModuleFinder.ofSystem().findAll().stream()
                .flatMap(found -> classesOf(found, names).stream());
    }

    private static List<Class<?>> classesOf(ModuleReference found, String names) {
        Module module = ModuleLayer.boot().findModule(found.descriptor().name()).orElse(null);
        if (module == null) {
            return List.of();
        }
        try (var reader = found.open();
                var files = reader.list()) {
            return files.filter(
                            file -> file.endsWith(".class") && !file.equals("module-info.class"))
                    .map(file -> file.replaceAll("\\.class$", "").replace('/', '.'))
                    .filter(name -> name.matches(names))
                    .<Class<?>>map(name -> classOf(module, name))
                    .filter(type -> type != null)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Class<?> classOf(Module module, String name) {
        try {
            return Class.forName(module, name);
        } catch (LinkageError e) {
            return null; // it needs a class that this JDK comes without
        }
    }
}
