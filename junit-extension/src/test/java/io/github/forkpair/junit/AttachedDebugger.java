package io.github.forkpair.junit;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.AttachingConnector;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.event.BreakpointEvent;
import com.sun.jdi.event.ClassPrepareEvent;
import com.sun.jdi.event.Event;
import com.sun.jdi.event.EventSet;
import com.sun.jdi.event.VMStartEvent;
import com.sun.jdi.request.ClassPrepareRequest;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** A debugger, as an IDE has one. */
final class AttachedDebugger {

    private AttachedDebugger() {}

    /**
     * Attaches to a JVM that waits for a debugger at that port of this machine, and waits until it
     * stands still. HotSpot does so only after it has taken the connection: a debugger that has
     * left by then would leave it standing for good.
     */
    static VirtualMachine to(String port) throws Exception {
        VirtualMachine debugged = attach(port);
        EventSet events = debugged.eventQueue().remove();
        while (events.stream().noneMatch(VMStartEvent.class::isInstance)) {
            events.resume();
            events = debugged.eventQueue().remove();
        }
        return debugged;
    }

    private static VirtualMachine attach(String port) throws Exception {
        AttachingConnector connector =
                Bootstrap.virtualMachineManager().attachingConnectors().stream()
                        .filter(any -> any.name().equals("com.sun.jdi.SocketAttach"))
                        .findFirst()
                        .orElseThrow();
        Map<String, Connector.Argument> arguments = connector.defaultArguments();
        arguments.get("hostname").setValue("localhost");
        arguments.get("port").setValue(port);
        return connector.attach(arguments);
    }

    /** Lets it run to the first line of a method, where all of its threads stand still. */
    static void runTo(VirtualMachine debugged, String type, String method) throws Exception {
        ClassPrepareRequest prepared = debugged.eventRequestManager().createClassPrepareRequest();
        prepared.addClassFilter(type);
        prepared.enable();
        debugged.resume();
        while (true) {
            EventSet events = debugged.eventQueue().remove();
            for (Event event : events) {
                if (event instanceof BreakpointEvent) {
                    return;
                }
                if (event instanceof ClassPrepareEvent found) {
                    debugged.eventRequestManager()
                            .createBreakpointRequest(
                                    found.referenceType().methodsByName(method).get(0).location())
                            .enable();
                }
            }
            events.resume();
        }
    }

    /** Lets time pass, which is what is to be outlived. */
    static void letPass(Duration time) {
        long until = System.nanoTime() + time.toNanos();
        for (long left = 1; left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
