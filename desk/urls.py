"""The addresses of the packet, below /admin/review/. Each asks for a signed-in member of staff."""

from django.contrib import admin
from django.urls import path

from desk import views
from desk.confirmation import confirm, declaration

app_name = "desk"
own = admin.site.admin_view
urlpatterns = [
    path("packet/", own(views.packet), name="packet"),
    path("packet/confirm/", own(confirm), name="confirm"),
    path("declaration/", own(declaration), name="declaration"),
    path("packet.pdf", own(views.packet_pdf), name="packet-pdf"),
    path("wording/<int:wording_id>/adopt/", own(views.adopt), name="adopt"),
    path("comment/<str:record_kind>/<str:key>/", own(views.comment), name="comment"),
]
