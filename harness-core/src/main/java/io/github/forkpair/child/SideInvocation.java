package io.github.forkpair.child;

import io.github.forkpair.Side;
import io.github.forkpair.control.ChildOrder;
import io.github.forkpair.control.ChildReport;
import io.github.forkpair.plan.Asked;
import io.github.forkpair.plan.Request;
import io.github.forkpair.plan.SideMethod;
import io.github.forkpair.transfer.AbsentDirectory;
import io.github.forkpair.transfer.FailureCapture;
import io.github.forkpair.transfer.Lacks;
import io.github.forkpair.transfer.NullField;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Creates the test class, gives the side's method what it asks for, and runs it. */
final class SideInvocation {

    /** Enough to tell of a failure where the side has filled the heap, and holds on to it. */
    private static final int RESERVE_SIZE = 512 * 1024;

    private static final String QUEUE = "io.github.forkpair.MessageQueue";

    private byte @Nullable [] reserve = new byte[RESERVE_SIZE];
    private final SideMethod side;
    private final ChildEnd end;
    private final @Nullable ControlLink control;
    private final @Nullable Path sharedDir;
    private final List<String> asked;
    private final List<String> runner;
    private final @Nullable Siblings siblings;
    private final @Nullable ForkedFrom origin;
    private ChildOrder.@Nullable Arguments given;

    /** What threads that the side starts may ask for. */
    private volatile @Nullable Class<?> type;

    private volatile @Nullable Object instance;

    private volatile String where = "";

    /**
     * Prepares a side.
     *
     * @param begin what this child is told
     * @param control where the parent hears of this side; null where there is none
     * @param siblings by which it reaches other children; null where it reaches none
     * @param origin what this JVM is forked from; null where it was started
     */
    SideInvocation(
            SideMethod side,
            ChildOrder.Begin begin,
            ChildEnd end,
            @Nullable ControlLink control,
            @Nullable Siblings siblings,
            @Nullable ForkedFrom origin) {
        String directory = begin.sharedDir();
        this.side = side;
        this.end = end;
        this.control = control;
        this.sharedDir = directory == null ? null : Path.of(directory);
        this.asked = begin.asked();
        this.runner = begin.runner();
        this.siblings = siblings;
        this.origin = origin;
    }

    /** Runs the side, and returns what came of it; never throws. */
    ChildReport run() {
        try {
            Class<?> testClass = origin == null ? type() : origin.instance().getClass();
            type = testClass;
            Method method = method(testClass);
            method.setAccessible(true);
            if (!runner.isEmpty()) {
                runner().run(new ToRun(testClass, method));
                return returned();
            }
            Object created = origin == null ? created(testClass) : origin.instance();
            instance = created;
            method.invoke(created, arguments(method));
            return returned();
        } catch (InvocationTargetException e) {
            return failed(e.getCause() == null ? e : e.getCause());
        } catch (Throwable e) {
            return failed(e);
        }
    }

    private ChildReport returned() {
        return new ChildReport.Returned(
                System.nanoTime(), LeftThreads.names(origin), LeftThreads.busyNames(origin));
    }

    private SideRunner runner() throws ReflectiveOperationException {
        Constructor<?> constructor = Class.forName(runner.get(0)).getDeclaredConstructor();
        constructor.setAccessible(true);
        return (SideRunner) constructor.newInstance();
    }

    /** The side for whoever runs it. */
    private final class ToRun implements GivenSide {

        private final Class<?> testClass;
        private final Method method;
        private @Nullable ArgumentsOfClass ofTheClass;

        ToRun(Class<?> testClass, Method method) {
            this.testClass = testClass;
            this.method = method;
        }

        @Override
        public Class<?> testClass() {
            return testClass;
        }

        @Override
        public Method method() {
            return method;
        }

        @Override
        public List<String> words() {
            return runner.subList(1, runner.size());
        }

        @Override
        public boolean has(int parameter) {
            return parameter >= asked.size() || !asked.get(parameter).equals(Asked.ELSEWHERE);
        }

        @Override
        public @Nullable Object argument(int parameter) throws IOException {
            return SideInvocation.this.argument(method.getParameterTypes()[parameter], parameter);
        }

        @Override
        public List<@Nullable Object> classArguments(Class<?> type) {
            return ofTheClass().values(type);
        }

        @Override
        public boolean setsFields(Class<?> type) {
            return ofTheClass().areForFields(type);
        }

        @Override
        public void setFields(Object instance) throws ReflectiveOperationException {
            ofTheClass().setFields(instance);
        }

        private synchronized ArgumentsOfClass ofTheClass() {
            ArgumentsOfClass known = ofTheClass;
            if (known == null) {
                try {
                    known = argumentsOfTheClass();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                ofTheClass = known;
            }
            return known;
        }

        @Override
        public boolean hasBesides() {
            return placeBesides() >= 0;
        }

        @Override
        public @Nullable Object besides() throws IOException {
            return SideInvocation.this.argument(placeBesides());
        }

        private int placeBesides() {
            for (String word : asked) {
                if (word.startsWith(Asked.BESIDES)) {
                    return Asked.argumentOf(word);
                }
            }
            return -1;
        }

        @Override
        public void isCalled() {
            if (control != null) {
                control.sendOrEnd(new ChildReport.Called());
            }
        }

        @Override
        public Thread runsOn(Thread thread) {
            return control == null ? thread : control.sideRunsOn(thread);
        }

        @Override
        public void failsIn(String where) {
            SideInvocation.this.where = where;
        }
    }

    private Class<?> type() throws ClassNotFoundException {
        try {
            return runner.isEmpty()
                    ? Class.forName(side.testClass())
                    : Class.forName(side.testClass(), false, ClassLoader.getSystemClassLoader());
        } catch (ClassNotFoundException e) {
            ClassNotFoundException missing =
                    new ClassNotFoundException(
                            side.testClass()
                                    + " is not on the child's class path. It holds the directories and jars"
                                    + " that the test JVM loads classes from.");
            missing.setStackTrace(new StackTraceElement[] {side.asFrame()});
            throw missing;
        } catch (ExceptionInInitializerError e) {
            if (e.getCause() != null) {
                // The JVM throws it from no line of the author's; the initializer failed on one.
                e.setStackTrace(e.getCause().getStackTrace());
            }
            throw e;
        }
    }

    private ChildReport failed(Throwable thrown) {
        long now = System.nanoTime();
        reserve = null;
        return new ChildReport.Failed(now, FailureCapture.of(thrown), lacks(thrown, true), where);
    }

    /**
     * Returns what the side lacks that may have led to what nobody caught in a thread of it. There
     * may be many of these: fields are looked at only for one of something null. Safe from any
     * thread; never throws.
     */
    Lacks lacks(Throwable uncaught) {
        return lacks(uncaught, FailureWords.isOfSomethingNull(uncaught));
    }

    private Lacks lacks(Throwable thrown, boolean fields) {
        try {
            Class<?> testClass = fields && runner.isEmpty() ? type : null;
            return new Lacks(
                    testClass == null ? List.of() : nullFields(testClass, thrown),
                    AbsentDirectory.in(thrown, System.getProperty("java.io.tmpdir")));
        } catch (Throwable e) { // of the author's own classes; or there is no heap left
            return Lacks.NOTHING;
        }
    }

    /** JUnit has set up what a fork has: what is null there, the parent side may have set since. */
    private List<NullField> nullFields(Class<?> testClass, Throwable thrown) {
        List<NullField> fields = NullFields.of(testClass, instance, thrown);
        if (origin == null) {
            return fields;
        }
        List<NullField> ofASide = new ArrayList<>();
        for (NullField field : fields) {
            ofASide.add(new NullField(field.name(), "", field.made()));
        }
        return ofASide;
    }

    private Method method(Class<?> type) throws NoSuchMethodException {
        for (Class<?> declaring = type; declaring != null; declaring = declaring.getSuperclass()) {
            for (Method method : declaring.getDeclaredMethods()) {
                if (method.getName().equals(side.method())
                        && takes(method, side.parameterTypes())) {
                    return method;
                }
            }
        }
        for (Method method : type.getMethods()) { // default methods of interfaces
            if (method.getName().equals(side.method()) && takes(method, side.parameterTypes())) {
                return method;
            }
        }
        throw new NoSuchMethodException(side.reference());
    }

    private static boolean takes(Method method, List<String> types) {
        Class<?>[] parameters = method.getParameterTypes();
        if (parameters.length != types.size()) {
            return false;
        }
        for (int i = 0; i < parameters.length; i++) {
            if (!parameters[i].getName().equals(types.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Creates the side's instance, from the arguments of its class if that has some. */
    private Object created(Class<?> testClass) throws ReflectiveOperationException, IOException {
        for (String word : asked) {
            if (Asked.isOfTheClass(word)) {
                return argumentsOfTheClass().instance(testClass);
            }
        }
        return instance(testClass);
    }

    private ArgumentsOfClass argumentsOfTheClass() throws IOException {
        List<String> words = new ArrayList<>();
        List<@Nullable Object> values = new ArrayList<>();
        for (String word : asked) {
            if (Asked.isOfTheClass(word)) {
                words.add(word);
                values.add(argument(Asked.argumentOf(word)));
            }
        }
        return new ArgumentsOfClass(words, values);
    }

    /**
     * Creates an instance; of an inner class, as JUnit's nested tests are, within one of its outer
     * class.
     */
    static Object instance(Class<?> type) throws ReflectiveOperationException {
        Class<?> outer = type.getDeclaringClass();
        Constructor<?> constructor;
        if (outer == null || Modifier.isStatic(type.getModifiers())) {
            constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        }
        constructor = type.getDeclaredConstructor(outer);
        constructor.setAccessible(true);
        return constructor.newInstance(instance(outer));
    }

    private @Nullable Object[] arguments(Method method) throws IOException {
        Class<?>[] types = method.getParameterTypes();
        @Nullable Object[] arguments = new @Nullable Object[types.length];
        for (int i = 0; i < types.length; i++) {
            arguments[i] = argument(types[i], i);
        }
        return arguments;
    }

    private @Nullable Object argument(Class<?> type, int parameter) throws IOException {
        String word = parameter < asked.size() ? asked.get(parameter) : "";
        if (type.getName().equals(QUEUE)) {
            return queue();
        }
        return word.isEmpty() ? argument(type.getName()) : asked(word);
    }

    /** Tells whether the side gets arguments of the invocation. */
    boolean wantsArguments() {
        for (String word : asked) {
            if (Asked.argumentOf(word) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** Takes the arguments of the invocation. */
    void give(ChildOrder.Arguments arguments) {
        given = arguments;
    }

    private @Nullable Object argument(int place) throws IOException {
        if (origin != null) {
            return origin.arguments().get(place);
        }
        ChildOrder.Arguments arguments = given;
        byte[] bytes = arguments == null ? null : arguments.values().get(place);
        if (bytes == null) {
            throw new IllegalStateException(
                    "There are no arguments: this child runs alone, without the test that has them.");
        }
        return end.codec().decode(bytes);
    }

    private @Nullable Object asked(String word) throws IOException {
        int place = Asked.argumentOf(word);
        if (place >= 0) {
            return argument(place);
        }
        if (word.startsWith(Asked.MEMORY)) {
            return memory(Integer.parseInt(word.substring(Asked.MEMORY.length())));
        }
        if (word.startsWith(Asked.INDEX)) {
            return Integer.valueOf(word.substring(Asked.INDEX.length()));
        }
        if (siblings == null) {
            throw new IllegalStateException(
                    "There is no sibling: this child runs alone, without the others of its pair.");
        }
        return word.startsWith(Asked.SIBLINGS)
                ? siblings.peers(word.substring(Asked.SIBLINGS.length()))
                : siblings.peer(word.substring(Asked.SIBLING.length()));
    }

    /** By its name: few sides ask for it. */
    private Object queue() throws IOException {
        if (origin != null && origin.queue() != null) {
            return origin.queue();
        }
        return control == null ? SharedQueue.alone() : SharedQueue.inherited();
    }

    private Object memory(int bytes) throws IOException {
        if (origin != null && origin.memory() != null) {
            return origin.memory().duplicate().order(ByteOrder.nativeOrder());
        }
        return control == null ? SharedMemoryFile.alone(bytes) : SharedMemoryFile.map(bytes);
    }

    /** By ifs: a switch over an enum is one class more to load. */
    private Object argument(String type) {
        Request request = Request.ofType(type);
        if (request == Request.PEER) {
            return end.peer();
        } else if (request == Request.BYTE_CHANNEL) {
            return end.byteChannel();
        } else if (request == Request.SOCKET_CHANNEL) {
            return end.socketChannel();
        } else if (request == Request.INPUT_STREAM) {
            return end.input();
        } else if (request == Request.OUTPUT_STREAM) {
            return end.output();
        } else if (request == Request.RENDEZVOUS) {
            return control == null ? new MeetsNobody() : control.rendezvous();
        } else if (request == Request.SIDE) {
            return Side.CHILD;
        } else if (request == Request.SHARED_DIR && sharedDir != null) {
            return sharedDir;
        }
        throw new IllegalArgumentException("A child side cannot ask for a " + type + ".");
    }
}
