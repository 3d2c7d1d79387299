import QtQuick
import QtQuick.Window
import Buchucun
import "components"
import "."
import "components/Reading.js" as Reading

// The fixed frame: strip above, page, action row, four tools always in the same place.
Window {
    id: window
    objectName: "window"
    required property Frame frame
    required property Navigator navigator
    property bool portrait: height > width
    visible: true
    color: Theme.bg
    title: qsTr("Buchucun")
    onClosing: (close) => { close.accepted = frame.mayClose }

    Binding { target: Theme; property: "landscape"; value: !window.portrait }
    Binding { target: Theme; property: "ppmm"; value: window.frame.ppmm }
    Binding { target: Theme; property: "textScale"; value: window.frame.textScale }
    Binding { target: Theme; property: "highContrast"; value: window.frame.highContrast }
    Binding { target: Hand; property: "frame"; value: window.frame }

    readonly property bool bare: navigator.page !== null && navigator.page.bare
    readonly property int side: portrait ? 0 : Theme.tools

    // What is heard. By itself only what a page says, and only going forward; the tool reads its keys too.
    property var heard: []
    function read(wholePage) {
        frame.reader.stop()
        heard = Reading.rows(body).concat(wholePage ? Reading.rows(actions) : [])
        frame.reader.read(heard.map(function(row) { return row.texts.join("\n") }))
    }
    function hush() {
        frame.reader.stop()
        heard = []
    }
    Connections {
        target: window.navigator.page
        function onSaid(words) { window.hush(); window.frame.reader.read(words) }
    }
    Connections {
        target: window.frame.reader
        function onChanged() { Reading.light(window.heard, window.frame.reader.place) }
    }

    TopStrip {
        id: strip
        frame: window.frame
        x: window.side
        width: parent.width - x
        height: Theme.strip
    }
    ToolBar {
        id: tools
        frame: window.frame
        navigator: window.navigator
        vertical: !window.portrait
        x: 0
        y: window.portrait ? parent.height - height : 0
        width: window.portrait ? parent.width : Theme.tools
        height: window.portrait ? Theme.tools : parent.height
        onReadWanted: { window.frame.read(); window.read(true) }
    }
    Item {
        id: body
        objectName: "body"
        x: window.side + Theme.margin
        width: parent.width - x - Theme.margin
        y: strip.height
        height: (window.portrait ? tools.y : parent.height) - y
                - (window.bare ? 0 : actions.height + 2 * Theme.gap) - Theme.gapMin
        Column {
            id: titles
            width: parent.width
            spacing: Theme.mm(1)
            Row {
                id: above
                visible: window.navigator.page !== null && window.navigator.page.eyebrow !== ""
                spacing: Theme.gapMin
                topPadding: Theme.gapMin
                Rectangle {
                    width: Theme.mm(1.8); height: Theme.mm(7); radius: width / 2; color: Theme.corn
                    border.color: Theme.ink2; border.width: 1
                    anchors.verticalCenter: parent.verticalCenter
                    anchors.verticalCenterOffset: Theme.gapMin / 2
                }
                Label {
                    objectName: "eyebrow"
                    text: window.navigator.page ? window.navigator.page.eyebrow : ""
                    color: Theme.ink2
                    font.pixelSize: window.portrait ? Theme.note : Math.min(Theme.note, Theme.mm(8))
                    width: Math.min(implicitWidth, titles.width - Theme.mm(6))
                    lineHeight: 0.9
                }
            }
            Label {
                objectName: "heading"
                visible: text !== ""
                text: window.navigator.page ? window.navigator.page.heading : ""
                strong: true
                font.pixelSize: Theme.h1
                lineHeight: 0.92
                width: parent.width
                topPadding: Theme.mm(2)
                bottomPadding: Theme.mm(0.5)
                // a long question lying down gives way to its answers
                height: window.portrait ? implicitHeight : Math.min(implicitHeight, Theme.mm(above.visible ? 21 : 34))
                fontSizeMode: window.portrait ? Text.FixedSize : Text.Fit
                minimumPixelSize: Theme.mm(8)
                Accessible.role: Accessible.Heading
            }
            Row {
                visible: window.navigator.page !== null && window.navigator.page.source !== ""
                spacing: Theme.mm(1.5)
                Icon { name: "check-circle"; weight: "fill"; ink: Theme.received; side: Theme.mm(8); anchors.verticalCenter: parent.verticalCenter }
                Label {
                    objectName: "source"
                    text: window.navigator.page ? window.navigator.page.source : ""
                    color: Theme.received
                    strong: true
                    font.pixelSize: Math.min(Theme.note, Theme.mm(9))
                    width: Math.min(implicitWidth, titles.width * (window.portrait ? 1 : 0.45) - Theme.mm(10))
                    lineHeight: 0.85
                    anchors.verticalCenter: parent.verticalCenter
                }
            }
        }
        Loader {
            id: page
            objectName: "page"
            anchors.top: titles.bottom
            anchors.topMargin: Theme.gap
            anchors.bottom: parent.bottom
            width: parent.width
            function open() {
                window.hush()
                source = ""
                if (window.navigator.page !== null)
                    setSource("screens/" + window.navigator.page.screen + ".qml", {"vm": window.navigator.page})
                if (window.navigator.speaks)
                    Qt.callLater(window.read, false)
            }
            Component.onCompleted: open()
            Connections {
                target: window.navigator
                function onPageChanged() { page.open() }
            }
        }
    }
    ActionRow {
        id: actions
        page: window.navigator.page
        visible: !window.bare
        x: body.x
        width: body.width
        y: (window.portrait ? tools.y : parent.height) - height - Theme.gap
        height: Theme.key
    }
    Rectangle {
        objectName: "sign"
        visible: window.frame.sign !== ""
        x: body.x
        width: body.width
        height: Math.max(Theme.mm(24), signText.height + 2 * Theme.gap)
        y: (window.bare ? body.y + body.height : actions.y) - height - Theme.gapMin
        radius: Theme.radius
        color: "#2E2A24"
        border.width: Theme.border
        border.color: "#FFFFFF"
        Label { id: signText; objectName: "signText"; text: window.frame.sign; color: "#FFFFFF"; x: Theme.gap; width: parent.width - 2 * Theme.gap; anchors.verticalCenter: parent.verticalCenter }
    }
    // any touch counts against the idle time, whoever takes it
    PointHandler {
        onActiveChanged: if (active) { window.hush(); window.frame.touched() }
    }
}
