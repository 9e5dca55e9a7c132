package io.github.forkpair.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import javax.management.BadAttributeValueExpException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingRuleTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "com.sun.org.apache.xalan.internal.xsltc.trax.TemplatesImpl",
                "com.sun.rowset.JdbcRowSetImpl",
                "java.awt.Component",
                "java.beans.PropertyChangeSupport",
                "java.lang.invoke.SerializedLambda",
                "java.net.SocketPermission",
                "java.net.URL",
                "java.rmi.MarshalledObject",
                "java.rmi.server.UnicastRemoteObject",
                "java.security.SignedObject",
                "java.util.logging.LogRecord",
                "javax.management.BadAttributeValueExpException",
                "javax.management.ObjectName",
                "javax.naming.Reference",
                "javax.swing.UIDefaults",
                "javax.swing.event.EventListenerList",
                "sun.reflect.annotation.AnnotationInvocationHandler",
                "sun.rmi.server.UnicastRef"
            })
    void theJdksPartsOfKnownChainsAreRefused(String name) throws ClassNotFoundException {
        Class<?> type = Class.forName(name, false, ClassLoader.getPlatformClassLoader());

        assertThatThrownBy(() -> ReadingRule.check(type))
                .isInstanceOf(RefusedClassException.class)
                .hasMessageStartingWith("a " + name + ", which is refused: ");
        assertThatThrownBy(() -> ReadingRule.check(type.arrayType().arrayType()))
                .isInstanceOf(RefusedClassException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bsh.XThis",
                "com.alibaba.fastjson.JSONArray",
                "com.fasterxml.jackson.databind.node.POJONode",
                "com.mchange.v2.c3p0.PoolBackedDataSource",
                "com.sun.syndication.feed.impl.ObjectBean",
                "com.vaadin.data.util.NestedMethodProperty",
                "groovy.lang.Closure",
                "javassist.util.proxy.Proxy",
                "org.apache.commons.beanutils.BeanComparator",
                "org.apache.commons.collections4.functors.InvokerTransformer",
                "org.apache.commons.fileupload.disk.DiskFileItem",
                "org.apache.wicket.util.upload.DiskFileItem",
                "org.apache.xalan.xsltc.trax.TemplatesImpl",
                "org.aspectj.weaver.tools.cache.SimpleCache$StoreableCachingMap",
                "org.hibernate.engine.spi.TypedValue",
                "org.hibernate.tuple.component.PojoComponentTuplizer",
                "org.jboss.weld.interceptor.proxy.InterceptorMethodHandler",
                "org.mozilla.javascript.NativeJavaObject",
                "org.python.core.PyFunction",
                "org.springframework.aop.framework.AdvisedSupport",
                "org.springframework.core.SerializableTypeWrapper$MethodInvokeTypeProvider"
            })
    void librariesPartsOfKnownChainsAreRefusedAsAreClassesThatExtendThem(String name)
            throws ClassNotFoundException {
        StandIns standIns = new StandIns(name);
        for (Class<?> type : List.of(standIns.loadClass(name), standIns.loadClass("own.Below"))) {
            assertThatThrownBy(() -> ReadingRule.check(type))
                    .isInstanceOf(RefusedClassException.class)
                    .hasMessageContaining("reading it can call methods of any name");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "com.alibaba.Order",
                "com.fasterxml.jackson.databind.node.ObjectNode",
                "com.google.common.collect.ImmutableList",
                "org.apache.commons.collections.map.LinkedMap",
                "org.codehaus.groovy.runtime.GStringImpl",
                "org.joda.time.DateTime",
                "sun.of.ones.own"
            })
    void valuesOfLibrariesAreNot(String name) throws ClassNotFoundException {
        Class<?> type = new StandIns(name).loadClass(name);

        assertThatCode(() -> ReadingRule.check(type)).doesNotThrowAnyException();
    }

    @Test
    void allThatTheJdkThrowsMayBeReadButOne() {
        List<Class<?>> refused = new ArrayList<>();
        List<Class<?>> throwables = throwablesOfTheJdk();
        for (Class<?> type : throwables) {
            try {
                ReadingRule.check(type);
            } catch (RefusedClassException e) {
                refused.add(type);
            }
        }

        assertThat(throwables).hasSizeGreaterThan(300);
        assertThat(refused).containsExactly(BadAttributeValueExpException.class);
    }

    private static List<Class<?>> throwablesOfTheJdk() {
        return SystemClasses.of(".*(Exception|Error)")
                .filter(Throwable.class::isAssignableFrom)
                .toList();
    }
}
