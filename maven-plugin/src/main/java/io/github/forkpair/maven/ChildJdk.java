package io.github.forkpair.maven;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.toolchain.Toolchain;
import org.apache.maven.toolchain.ToolchainManager;
import org.apache.maven.toolchain.ToolchainPrivate;
import org.jspecify.annotations.Nullable;

/**
 * The JDK that a build wants for its children.
 *
 * @param wanted a JDK's home, a {@code java} program, or a version
 */
record ChildJdk(String wanted) {

    private static final String TYPE = "jdk";
    private static final Pattern MAJOR = Pattern.compile("\\d{1,4}");
    private static final Pattern VERSION = Pattern.compile("[\\[(]?[\\w.,+-]*\\d[\\w.,+-]*[])]?");

    /**
     * Returns the children's {@code java} as a build asks for it, by one parameter or another.
     *
     * @return what {@code childJdk} stands for, or else {@code childJava} as it is; null if neither
     *     is given
     * @throws MojoExecutionException if both are given, or if there is no such JDK
     */
    static @Nullable String java(
            @Nullable String childJdk,
            @Nullable String childJava,
            ToolchainManager toolchains,
            @Nullable MavenSession session)
            throws MojoExecutionException {
        if (childJdk == null) {
            return childJava;
        }
        if (childJava != null) {
            throw new MojoExecutionException(
                    "childJdk and childJava are both given. Write one of them.");
        }
        return new ChildJdk(childJdk.strip()).java(toolchains, session);
    }

    /**
     * Returns the homes of all JDKs that are toolchains, as a path has them; null if there are
     * none.
     */
    static @Nullable String homes(ToolchainManager toolchains, @Nullable MavenSession session) {
        if (session == null) {
            return null;
        }
        Set<String> homes = new LinkedHashSet<>();
        for (Toolchain toolchain : toolchains.getToolchains(session, TYPE, Map.of())) {
            String java = toolchain.findTool("java");
            Path bin = java == null ? null : Path.of(java).getParent();
            if (bin != null && bin.getParent() != null) {
                homes.add(bin.getParent().toString());
            }
        }
        return homes.isEmpty() ? null : String.join(File.pathSeparator, homes);
    }

    /**
     * Returns the path of its {@code java} program.
     *
     * @throws MojoExecutionException if there is no such JDK; the message says which there are
     */
    String java(ToolchainManager toolchains, @Nullable MavenSession session)
            throws MojoExecutionException {
        Path path = Path.of(wanted);
        if (wanted.contains(File.separator) || Files.exists(path)) {
            return programAt(path);
        }
        if (!VERSION.matcher(wanted).matches()) {
            throw refused("That is neither a path nor a version.");
        }
        Optional<String> found = find(toolchains, session, wanted);
        if (found.isEmpty() && MAJOR.matcher(wanted).matches()) {
            int major = Integer.parseInt(wanted);
            found = find(toolchains, session, "[" + major + "," + (major + 1) + ")");
        }
        return found.orElseThrow(
                () -> noneOfThese(toolchains.getToolchains(session, TYPE, Map.of())));
    }

    private String programAt(Path path) throws MojoExecutionException {
        Path java = Files.isDirectory(path) ? path.resolve("bin").resolve("java") : path;
        if (!Files.isExecutable(java)) {
            throw refused("There is no program at " + java.toAbsolutePath() + ".");
        }
        return java.toAbsolutePath().toString();
    }

    private static Optional<String> find(
            ToolchainManager toolchains, MavenSession session, String version) {
        return toolchains.getToolchains(session, TYPE, Map.of("version", version)).stream()
                .map(toolchain -> toolchain.findTool("java"))
                .filter(Objects::nonNull)
                .findFirst();
    }

    private MojoExecutionException refused(String why) {
        return new MojoExecutionException(
                "childJdk cannot be \""
                        + wanted
                        + "\". "
                        + why
                        + " Write the home of a JDK, the path of a java program, or the version of a"
                        + " toolchain, such as 25 or [17,18).");
    }

    private MojoExecutionException noneOfThese(List<Toolchain> toolchains) {
        if (toolchains.isEmpty()) {
            return new MojoExecutionException(
                    "childJdk is \""
                            + wanted
                            + "\", but Maven has no toolchain of type jdk. Name the JDK in"
                            + " ~/.m2/toolchains.xml, with a jdkHome that is there, or write the"
                            + " path of its home.");
        }
        TreeSet<String> names = new TreeSet<>();
        toolchains.forEach(toolchain -> names.add("\n  " + described(toolchain)));
        return new MojoExecutionException(
                "childJdk is \""
                        + wanted
                        + "\", but no toolchain of type jdk has such a version. There are:"
                        + String.join("", names));
    }

    private static String described(Toolchain toolchain) {
        String version =
                toolchain instanceof ToolchainPrivate found
                        ? found.getModel().getProvides().getProperty("version", "no version")
                        : "a JDK";
        return version + ", " + toolchain.findTool("java");
    }
}
