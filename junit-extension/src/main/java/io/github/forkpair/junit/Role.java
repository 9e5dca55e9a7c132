package io.github.forkpair.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Marks a parameter of a side that is about the children of one role.
 *
 * <pre>{@code
 * @ParentSide
 * void anotherNodeTakesOver(@Role("node") List<Peer> nodes, @Role("client") Peer client) { ... }
 *
 * @ChildSide(role = "node", count = 3)
 * void node(Peer parent, @ChildIndex int index) { ... }
 *
 * @ChildSide(role = "client")
 * void client(Peer parent) { ... }
 * }</pre>
 *
 * <p>On a child side it stands beside {@link io.github.forkpair.Peer}, or a list of these, for the
 * child's siblings: a channel from child to child, made when one of the two first uses it. A list
 * of one's own role leaves oneself out.
 *
 * <p>On a parent side, beside {@link io.github.forkpair.Peer}, a raw channel or stream, or {@link
 * io.github.forkpair.ChildProcess} it asks for the one child of that role; beside a {@link
 * java.util.List} of these for all of the role, by index. Without it such a parameter means the
 * pair's only child.
 */
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public @interface Role {

    /**
     * Names the role.
     *
     * @return a {@link ChildSide#role() role} of this pair
     */
    String value();
}
