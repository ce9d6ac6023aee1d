from django.contrib import admin
from django.urls import include, path

from desk.log_views import export_log, log
from desk.mail_views import mail
from desk.report_views import received, report
from publication.preview import preview
from publication.withholding import withhold
from publication.writing.views import prose_marks, prose_preview
from ros1site import health

urlpatterns = [
    path("admin/publication/preview/", admin.site.admin_view(preview), name="preview"),
    path("admin/publication/preview/<path:path>", admin.site.admin_view(preview), name="preview-page"),
    path("admin/prose/marks/", admin.site.admin_view(prose_marks), name="prose-marks"),
    path("admin/prose/preview/", admin.site.admin_view(prose_preview), name="prose-preview"),
    path("admin/review/", include("desk.urls")),
    path("admin/log/", admin.site.admin_view(log), name="log"),
    path("admin/log/export/", admin.site.admin_view(export_log), name="log-export"),
    path("admin/mail/", admin.site.admin_view(mail), name="mail"),
    path("admin/publication/withhold/<str:record_kind>/<str:key>/", admin.site.admin_view(withhold), name="withhold"),
    path("admin/", admin.site.urls),
    path("report/", report, name="report"),
    path("report/received/", received, name="report-received"),
    path("editions/<edition:number>/report/", report, name="report-in-edition"),
    path("healthz", health.live),
    path("readyz", health.ready),
    path("", include("publication.urls")),
]

handler400 = "publication.refusing.bad_request"
handler404 = "publication.views.not_found"
handler500 = "publication.views.server_error"
