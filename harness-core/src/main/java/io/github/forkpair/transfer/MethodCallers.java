package io.github.forkpair.transfer;

import java.util.List;
import java.util.Set;

/**
 * Libraries' classes that lead from a field that was read to a call of a method that the bytes
 * name, or that read further bytes unfiltered. From the published catalogues of such classes.
 */
final class MethodCallers {

    /** Classes with those below them, and interfaces that generated proxies carry. */
    private static final Set<String> TYPES =
            Set.of(
                    "clojure.lang.AFunction",
                    "clojure.lang.IProxy",
                    "com.fasterxml.jackson.databind.node.POJONode",
                    "groovy.lang.Closure",
                    "javassist.util.proxy.Proxy",
                    "net.sf.cglib.proxy.Factory",
                    "org.apache.commons.beanutils.BeanComparator",
                    "org.apache.commons.beanutils2.BeanComparator",
                    "org.apache.commons.collections.comparators.TransformingComparator",
                    "org.apache.commons.collections.keyvalue.TiedMapEntry",
                    "org.apache.commons.collections.map.DefaultedMap",
                    "org.apache.commons.collections.map.LazyMap",
                    "org.apache.commons.collections.map.TransformedMap",
                    "org.apache.commons.collections4.comparators.TransformingComparator",
                    "org.apache.commons.collections4.keyvalue.TiedMapEntry",
                    "org.apache.commons.collections4.map.DefaultedMap",
                    "org.apache.commons.collections4.map.LazyMap",
                    "org.apache.commons.collections4.map.TransformedMap",
                    "org.apache.wicket.util.io.DeferredFileOutputStream",
                    "org.hibernate.engine.TypedValue",
                    "org.hibernate.engine.spi.TypedValue",
                    "org.springframework.aop.SpringProxy",
                    "org.springframework.cglib.proxy.Factory",
                    "org.springframework.transaction.jta.JtaTransactionManager",
                    "tools.jackson.databind.node.POJONode");

    /**
     * Beginnings of classes' names. Not of interfaces': a user's own class may well implement one.
     */
    private static final List<String> BEGINNINGS =
            List.of(
                    "bsh.",
                    "com.alibaba.fastjson.JSON",
                    "com.alibaba.fastjson2.JSON",
                    "com.caucho.naming.",
                    "com.mchange.",
                    "com.redhat.ceylon.",
                    "com.rometools.rome.feed.impl.",
                    "com.sun.el.",
                    "com.sun.syndication.feed.impl.",
                    "com.tangosol.util.",
                    "com.vaadin.data.util.",
                    "com.vaadin.v7.data.util.",
                    "jakarta.el.",
                    "javassist.",
                    "javax.el.",
                    "net.sf.cglib.",
                    "net.sf.json.",
                    "ognl.",
                    "org.apache.click.",
                    "org.apache.commons.collections.functors.",
                    "org.apache.commons.collections4.functors.",
                    "org.apache.commons.dbcp.datasources.",
                    "org.apache.commons.dbcp2.datasources.",
                    "org.apache.commons.fileupload.",
                    "org.apache.commons.fileupload2.",
                    "org.apache.el.",
                    "org.apache.myfaces.",
                    "org.apache.tomcat.dbcp.",
                    "org.apache.tomcat.util.http.fileupload.",
                    "org.apache.wicket.util.upload.",
                    "org.apache.xalan.",
                    "org.aspectj.weaver.tools.cache.",
                    "org.hibernate.property.",
                    "org.hibernate.tuple.",
                    "org.hibernate.type.",
                    "org.jboss.interceptor.",
                    "org.jboss.weld.",
                    "org.mockito.internal.creation.",
                    "org.mozilla.javascript.",
                    "org.mvel2.",
                    "org.python.",
                    "org.springframework.aop.",
                    "org.springframework.beans.factory.",
                    "org.springframework.cglib.",
                    "org.springframework.core.SerializableTypeWrapper",
                    "org.springframework.jndi.",
                    "scala.sys.process.");

    private MethodCallers() {}

    /** Tells whether a class is one, or extends one. */
    static boolean contain(Class<?> type) {
        for (Class<?> each : Supertypes.of(type)) {
            if (isNamed(each)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isNamed(Class<?> type) {
        return TYPES.contains(type.getName()) || !type.isInterface() && begins(type.getName());
    }

    /** Tells whether a class's name begins as a known one's does. */
    private static boolean begins(String name) {
        for (String beginning : BEGINNINGS) {
            if (name.startsWith(beginning)) {
                return true;
            }
        }
        return false;
    }
}
