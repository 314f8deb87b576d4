//go:build production

#include <gtk/gtkunixprint.h>

#include "_cgo_export.h"
#include "print_linux.h"

typedef struct {
	const char *path, *title;
	int a3, across;
	uintptr_t handle;
} request;

static void finished(GtkPrintJob *job, gpointer handle, const GError *fault) {
	(void)job;
	gridstarPrinted((uintptr_t)handle, fault == NULL, fault ? fault->message : NULL);
}

// The spooler takes the pages out: GTK leaves that to who draws them.
static void choose_pages(GtkPrintSettings *settings) {
	int n = 0;
	GtkPageRange *ranges = gtk_print_settings_get_page_ranges(settings, &n);
	if (gtk_print_settings_get_print_pages(settings) == GTK_PRINT_PAGES_RANGES && n > 0) {
		GString *text = g_string_new(NULL);
		for (int i = 0; i < n; i++)
			g_string_append_printf(text, "%s%d-%d", i ? "," : "", ranges[i].start + 1, ranges[i].end + 1);
		gtk_print_settings_set(settings, "cups-page-ranges", text->str);
		g_string_free(text, TRUE);
	}
	g_free(ranges);
	switch (gtk_print_settings_get_page_set(settings)) {
	case GTK_PAGE_SET_ODD:
		gtk_print_settings_set(settings, "cups-page-set", "odd");
		break;
	case GTK_PAGE_SET_EVEN:
		gtk_print_settings_set(settings, "cups-page-set", "even");
		break;
	default:
		break;
	}
}

static void send(request *r, GtkPrintUnixDialog *dialog) {
	GtkPrintSettings *settings = gtk_print_unix_dialog_get_settings(dialog);
	choose_pages(settings);
	GtkPrintJob *job = gtk_print_job_new(r->title, gtk_print_unix_dialog_get_selected_printer(dialog), settings,
		gtk_print_unix_dialog_get_page_setup(dialog));
	GError *fault = NULL;
	if (gtk_print_job_set_source_file(job, r->path, &fault)) {
		gtk_print_job_send(job, finished, (gpointer)r->handle, NULL);
	} else {
		finished(job, (gpointer)r->handle, fault);
		g_error_free(fault);
	}
	g_object_unref(job);
	g_object_unref(settings);
}

static GtkWindow *main_window(void) {
	GList *all = gtk_window_list_toplevels();
	GtkWindow *found = NULL;
	for (GList *at = all; at && !found; at = at->next)
		if (gtk_window_get_window_type(at->data) == GTK_WINDOW_TOPLEVEL && gtk_widget_get_visible(at->data)) found = at->data;
	g_list_free(all);
	return found;
}

static gboolean show(gpointer data) {
	request *r = data;
	GtkWidget *widget = gtk_print_unix_dialog_new(r->title, main_window());
	GtkPrintUnixDialog *dialog = GTK_PRINT_UNIX_DIALOG(widget);
	gtk_print_unix_dialog_set_manual_capabilities(dialog, GTK_PRINT_CAPABILITY_GENERATE_PDF);

	GtkPageSetup *setup = gtk_page_setup_new();
	GtkPaperSize *size = gtk_paper_size_new(r->a3 ? GTK_PAPER_NAME_A3 : GTK_PAPER_NAME_A4);
	gtk_page_setup_set_paper_size(setup, size);
	gtk_page_setup_set_orientation(setup, r->across ? GTK_PAGE_ORIENTATION_LANDSCAPE : GTK_PAGE_ORIENTATION_PORTRAIT);
	gtk_print_unix_dialog_set_page_setup(dialog, setup);
	gtk_paper_size_free(size);
	g_object_unref(setup);

	if (gtk_dialog_run(GTK_DIALOG(widget)) == GTK_RESPONSE_OK)
		send(r, dialog);
	else
		gridstarPrinted(r->handle, 0, NULL);
	gtk_widget_destroy(widget);
	g_free(r);
	return G_SOURCE_REMOVE;
}

void gridstar_print(const char *path, const char *title, int a3, int across, uintptr_t handle) {
	request *r = g_new(request, 1);
	*r = (request){path, title, a3, across, handle};
	g_idle_add(show, r);
}
