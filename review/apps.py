from django.apps import AppConfig


class ReviewConfig(AppConfig):
    name = "review"
    verbose_name = "Review"

    def ready(self) -> None:
        from simple_history.signals import pre_create_historical_record

        from review.history import keep_content
        from review.roles import watch_roles

        pre_create_historical_record.connect(keep_content, dispatch_uid="review.keep_content")
        watch_roles()
