"""Public answers to what a query asks: functions of documents in memory and of the query. Nothing asks the database."""
