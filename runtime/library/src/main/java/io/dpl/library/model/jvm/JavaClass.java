package io.dpl.library.model.jvm;

import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.NameCode;
import io.dpl.api.diagnostic.RunCode;
import io.dpl.api.diagnostic.TypeCode;
import io.dpl.api.model.JavaModel;
import io.dpl.api.model.ModelDeclaration;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.Map;

/**
 * The class that a declaration names, found to be a model that can be made.
 *
 * @param withOptions whether its constructor takes the OPTIONS
 */
record JavaClass(
    Class<? extends JavaModel> type,
    Constructor<? extends JavaModel> constructor,
    boolean withOptions) {

  /** Looks the class up; none of its code runs. */
  static JavaClass find(ModelDeclaration declaration, ClassLoader loader) {
    String name = declaration.location();
    Class<?> found;
    try {
      found = Class.forName(name, false, loader);
    } catch (ClassNotFoundException | LinkageError e) {
      throw DplException.of(
          NameCode.MODEL_CLASS_MISSING,
          declaration.span(),
          e instanceof ClassNotFoundException
              ? "no class named " + name + " on the class path"
              : "class " + name + " cannot be loaded: " + e,
          "write the full name (a nested class as Outer$Inner), and give its jar with --jar");
    }
    if (!JavaModel.class.isAssignableFrom(found)
        || found.isInterface()
        || Modifier.isAbstract(found.getModifiers())) {
      throw notAModel(declaration, "implements no model interface");
    }
    Class<? extends JavaModel> type = found.asSubclass(JavaModel.class);
    if (!isPublic(type)) {
      throw notAModel(declaration, "is not public");
    }
    try {
      return new JavaClass(type, type.getConstructor(Map.class), true);
    } catch (NoSuchMethodException e) {
      try {
        return new JavaClass(type, type.getConstructor(), false);
      } catch (NoSuchMethodException none) {
        throw notAModel(
            declaration,
            "has no public constructor without parameters or with one Map<String, Object>");
      }
    }
  }

  private static boolean isPublic(Class<?> type) {
    for (Class<?> outer = type; outer != null; outer = outer.getDeclaringClass()) {
      if (!Modifier.isPublic(outer.getModifiers())) {
        return false;
      }
    }
    return true;
  }

  /** Makes the model. */
  JavaModel make(ModelDeclaration declaration) {
    try {
      return withOptions
          ? constructor.newInstance(declaration.options())
          : constructor.newInstance();
    } catch (InvocationTargetException e) {
      throw failed(declaration, e.getCause() == null ? e : e.getCause());
    } catch (ReflectiveOperationException | LinkageError e) {
      throw failed(declaration, e);
    }
  }

  private static DplException failed(ModelDeclaration declaration, Throwable cause) {
    return new DplException(
        java.util.List.of(
            io.dpl.api.diagnostic.Diagnostic.error(
                RunCode.MODEL_LOAD,
                declaration.span(),
                "the constructor of " + declaration.location() + " failed: " + cause)),
        cause);
  }

  private static DplException notAModel(ModelDeclaration declaration, String what) {
    return DplException.of(
        TypeCode.MODEL_CLASS,
        declaration.span(),
        "class " + declaration.location() + " " + what,
        "implement RowModel, EmbeddingModel or BatchModel of io.dpl.api.model in a public class");
  }
}
