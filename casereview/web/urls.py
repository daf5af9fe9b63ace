"""Addresses of the pages. None of them holds a name, an MRN or a clinical word."""

from django.urls import path

from casereview.web.views import (
    calculator,
    case,
    case_actions,
    documents,
    health,
    inbox,
    mail,
    opening,
    orders,
    published,
    reference,
    signin,
    undelivered,
    worklist,
)

urlpatterns = [
    path("", worklist.worklist, name="worklist"),
    path("signin/", signin.SignIn.as_view(), name="signin"),
    path("signout/", signin.SignOut.as_view(), name="signout"),
    path("cases/new/", opening.open_case, name="open_case"),
    path("cases/<int:pk>/", case.case, name="case"),
    path("cases/<int:pk>/do/<slug:verb>/", case_actions.move, name="move"),
    path("cases/<int:pk>/add/<slug:act>/", case_actions.act, name="act"),
    path("cases/<int:pk>/documents/<int:doc>/", documents.document, name="document"),
    path("cases/<int:pk>/orders/", orders.orders, name="orders"),
    path("cases/<int:pk>/orders/<slug:procedure>/", orders.order, name="order"),
    path("reference/", reference.hub, name="reference"),
    path("reference/appropriateness/", reference.appropriateness, name="appropriateness"),
    path("reference/protocols/", reference.protocols, name="protocols"),
    path("reference/protocols/<slug:procedure>/", reference.protocol, name="protocol"),
    path("reference/profiles/", reference.profiles, name="profiles"),
    path("reference/published/", published.published_cases, name="published_cases"),
    path("reference/published/<slug:number>/", published.one_published_case, name="published_case"),
    path("reference/dose/", reference.dose, name="dose"),
    path("calculator/", calculator.calculator, name="calculator"),
    path("inbox/", inbox.inbox, name="inbox"),
    path("inbox/<int:pk>/acknowledge/", inbox.acknowledge, name="acknowledge"),
    path("undelivered/", undelivered.undelivered, name="undelivered"),
    path("undelivered/<int:pk>/retry/", undelivered.retry, name="retry"),
    path("mail/", mail.kept_mail, name="mail"),
    path("mail/<slug:pk>/", mail.one_mail, name="mail_one"),
    path("health/", health.health, name="health"),
]
