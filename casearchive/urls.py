from django.conf import settings
from django.contrib import admin
from django.contrib.sitemaps.views import index as sitemap_index
from django.contrib.sitemaps.views import sitemap
from django.urls import include, path

from casearchive import machines, views
from casearchive.health import healthz
from casearchive.sitemaps import SITEMAPS
from sources.shown import of_version

urlpatterns = [
    path("", views.home, name="home"),
    path("", include("findings.urls")),
    path("", include("sources.urls")),
    path("about/", views.about, name="about"),
    path("method/", views.method, name="method"),
    path("healthz", healthz, name="healthz"),
    path("favicon.ico", views.favicon, name="favicon"),
    path("robots.txt", machines.robots, name="robots"),
    path("opensearch.xml", machines.opensearch, name="opensearch"),
    path(".well-known/security.txt", machines.security, name="security"),
    path("sitemap.xml", of_version(sitemap_index), {"sitemaps": SITEMAPS}, name="sitemap"),
    path(
        "sitemap-<section>.xml",
        of_version(sitemap),
        {"sitemaps": SITEMAPS},
        name="django.contrib.sitemaps.views.sitemap",
    ),
    path("admin/", admin.site.urls),
]

if settings.DEBUG:
    from casearchive.gallery import gallery

    urlpatterns.append(path("components/", gallery, name="gallery"))
