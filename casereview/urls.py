"""Every address of the server."""

from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path

from casereview.web.views.signin import admin_sign_in

urlpatterns: list[URLPattern | URLResolver] = [
    path("api/", include("casereview.api.urls")),
    path("admin/login/", admin_sign_in),
    path("admin/", admin.site.urls),
    path("", include("casereview.web.urls")),
]

handler400 = "casereview.web.views.errors.bad_request"
handler403 = "casereview.web.views.errors.forbidden"
handler404 = "casereview.web.views.errors.not_found"
handler500 = "casereview.web.views.errors.failed"
