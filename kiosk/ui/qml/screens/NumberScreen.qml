import QtQuick
import Buchucun
import ".."
import "../components"

// One number or name, entered by touch only. Words have the writing panel, digits their block.
Item {
    id: screen
    required property EntryViewModel vm
    anchors.fill: parent
    Loader {
        anchors.fill: parent
        sourceComponent: screen.vm.letters ? words : numbers
    }
    Component {
        id: words
        Item {
            Field {
                id: field
                objectName: "field"
                text: screen.vm.shown
                placeholder: screen.vm.placeholder
                width: Theme.landscape ? parent.width * 0.4 : parent.width
            }
            ErrorLine { visible: !Theme.landscape && text !== ""; width: parent.width; text: screen.vm.error; anchors.top: field.bottom; anchors.topMargin: Theme.gapMin }
            WayTabs {
                id: tabs
                panel: screen.vm.panel
                x: Theme.landscape ? field.width + Theme.gap : 0
                y: Theme.landscape ? 0 : pad.y - height - pad.space
                width: parent.width - x
                height: Theme.landscape ? field.height : Theme.mm(22)
            }
            WritingPad {
                id: pad
                panel: screen.vm.panel
                hint: screen.vm.hint
                room: parent.height - field.height - Theme.gap - (Theme.landscape ? 0 : tabs.height + space + Theme.gap)
                error: Theme.landscape ? screen.vm.error : ""
                width: parent.width
                anchors.bottom: parent.bottom
            }
        }
    }
    Component {
        id: numbers
        Item {
            readonly property real side: Theme.landscape ? width * 0.46 : width
            Label { id: hint; text: screen.vm.hint; color: Theme.ink2; width: parent.side; visible: text !== "" && !(Theme.landscape && screen.vm.error !== "") }
            Field {
                id: field
                objectName: "field"
                text: screen.vm.shown
                placeholder: screen.vm.placeholder
                secret: true
                big: screen.vm.big
                width: parent.side
                anchors.top: hint.visible ? hint.bottom : parent.top
                anchors.topMargin: hint.visible ? Theme.gapMin : 0
            }
            Label { id: reading; objectName: "reading"; text: screen.vm.reading; color: Theme.ink2; font.pixelSize: Theme.h2; anchors.top: field.bottom; anchors.topMargin: Theme.gapMin; width: parent.side; visible: text !== "" }
            ErrorLine { width: parent.side; text: screen.vm.error; anchors.top: reading.visible ? reading.bottom : field.bottom; anchors.topMargin: Theme.gapMin }
            Row {
                id: steps
                spacing: Theme.gapMin + Theme.mm(0.5)
                y: Theme.landscape ? parent.height - height : pad.y - height - Theme.gap
                width: parent.side
                visible: screen.vm.steps.length > 0
                Repeater {
                    model: screen.vm.steps
                    delegate: Key {
                        id: step
                        required property int modelData
                        objectName: "add" + modelData
                        text: qsTr("%1 yuan more").arg(modelData)
                        width: (steps.width - 2 * steps.spacing) / 3
                        height: Theme.mm(Theme.landscape ? 21 : 24)
                        sleeps: false
                        Label { text: "+" + step.modelData; strong: true; font.pixelSize: Theme.mm(8.5); anchors.centerIn: parent; Accessible.ignored: true }
                        onClicked: screen.vm.add(modelData)
                    }
                }
            }
            DigitPad {
                id: pad
                x: Theme.landscape ? parent.side + Theme.gapBig : 0
                width: parent.width - x
                anchors.bottom: parent.bottom
                extra: screen.vm.extraKey
                onTyped: (character) => screen.vm.type(character)
                onErased: screen.vm.erase()
            }
        }
    }
}
