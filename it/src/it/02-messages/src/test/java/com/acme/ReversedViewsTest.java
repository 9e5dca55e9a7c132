package com.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.forkpair.Peer;
import io.github.forkpair.junit.ChildSide;
import io.github.forkpair.junit.ParentSide;
import java.lang.reflect.Method;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;

/** What {@code reversed()} returns travels in its order. JDK 21 and newer have it. */
class ReversedViewsTest {

    private static final boolean ARE_THERE = Runtime.version().feature() >= 21;

    @ParentSide
    void sendsEach(Peer child) throws Exception {
        List<Object> views = ARE_THERE ? views() : List.of();
        assertEquals(ARE_THERE ? 7 : 0, views.size());

        child.send(views.size());
        for (Object view : views) {
            child.send(view);
            child.expect(view.toString());
            child.expect(view);
        }
    }

    @ChildSide
    void returnsEach(Peer parent) {
        for (int left = parent.receive(int.class); left > 0; left--) {
            Object view = parent.receive(Object.class);
            parent.send(view.toString());
            parent.send(view);
        }
    }

    private static List<Object> views() throws Exception {
        Method reversed = Class.forName("java.util.SequencedCollection").getMethod("reversed");
        List<Object> views = new ArrayList<>();
        for (Collection<Integer> each :
                List.of(
                        new ArrayList<>(List.of(1, 2)),
                        new LinkedList<>(List.of(1, 2)),
                        new ArrayDeque<>(List.of(1, 2)),
                        new LinkedHashSet<>(List.of(1, 2)),
                        new TreeSet<>(List.of(1, 2)),
                        new CopyOnWriteArrayList<>(List.of(1, 2)))) {
            views.add(reversed.invoke(each));
        }
        Map<Integer, Integer> map = new LinkedHashMap<>();
        map.put(1, 2);
        map.put(3, 4);
        views.add(Class.forName("java.util.SequencedMap").getMethod("reversed").invoke(map));
        return views;
    }
}
