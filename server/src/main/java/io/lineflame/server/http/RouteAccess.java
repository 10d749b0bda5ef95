package io.lineflame.server.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.reflect.Method;

/**
 * Says who may call a resource, on its class or on a method; the method's word wins. A resource without it keeps the server from
 * starting. {@code routes.golden.txt} shows the level of every route.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface RouteAccess {

    Level value();

    /** From everybody to a person who signed in. */
    enum Level {
        /** Everybody, also when access needs a login: what is needed to sign in, and what machines watch. */
        PUBLIC,
        /** Whoever may see the pages: everybody, or with {@code LINEFLAME_ACCESS=login} an allowed person who is signed in. */
        PAGES,
        /** Programs that push profiles; with {@code LINEFLAME_INGEST_TOKENS=required} they show a token. No cookie counts here. */
        INGEST,
        /** A person who is signed in, and allowed when access needs a login. */
        SESSION,
        /** Programs that ask for profiles by the compatible API; with {@code LINEFLAME_ACCESS=login} they show a token. No cookie counts here. */
        CLIENT,
        /** As {@link #CLIENT} where such a call changes something: a token that only reads is not enough. */
        CLIENT_CHANGE,
        /** What people open in the pages and in tools of theirs: as {@link #PAGES}, and where that needs a login a token does as well. */
        DOWNLOAD,
        /** Programs that call the compatible API with a token that the call itself gives out and looks at; no cookie counts here. */
        OWN_TOKEN;

        /** Whether a browser's session counts, so that other sites must not make it call. */
        public boolean readsCookies() {
            return this != INGEST && this != CLIENT && this != CLIENT_CHANGE && this != OWN_TOKEN;
        }

        /** Throws {@link IllegalStateException} when neither the method nor its class says. */
        public static Level of(Class<?> resource, Method method) {
            RouteAccess said = method.getAnnotation(RouteAccess.class);
            if (said == null) {
                said = resource.getAnnotation(RouteAccess.class);
            }
            if (said == null) {
                throw new IllegalStateException(resource.getName() + "." + method.getName()
                        + " does not say who may call it: @RouteAccess is missing");
            }
            return said.value();
        }
    }
}
